import { assertEquals, assertRejects } from "@std/assert";
import type { Dimension } from "../../lib/logs/log_source.ts";
import { InputError, openLogs } from "../../lib/mod.ts";

const UNKNOWN = JSON.parse(`"levl"`) as Dimension;

Deno.test("openLogs() gives logs that say by what they can be divided", async () => {
  const logs = await openLogs("sample");
  for (
    const ask of [
      () => logs.counts(UNKNOWN),
      () => logs.counts(["service", UNKNOWN]),
      () => logs.windows("5s", UNKNOWN),
      () => logs.latency(UNKNOWN),
    ]
  ) {
    await assertRejects(ask, InputError, `by "levl": choose among "level"`);
  }
  assertEquals((await logs.counts("level")).height, 5);
});
