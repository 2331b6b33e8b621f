import { assert, assertEquals } from "@std/assert";
import { openLabelledSample } from "../../lib/engines/open_labelled_sample.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";

Deno.test("openLabelledSample() leaves the logs of a report open", async () => {
  const before = await openLogs("sample");
  const { logs, truth } = await openLabelledSample();
  assert(await openLogs("sample") === before);
  const { first, last } = await logs.overview();
  assert(
    truth.every(({ start_us, end_us }) => first! < start_us && end_us < last!),
  );
  assertEquals((await logs.overview()).name, "labelled_sample.csv");
});
