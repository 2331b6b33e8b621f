import { assertEquals, assertRejects } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { openLogs } from "../../../lib/engines/open_logs.ts";
import { InputError } from "../../../lib/logs/input_error.ts";

const FOLDER = fromFileUrl(
  new URL("../../testdata/logs/layouts/", import.meta.url),
);
const NAMES = [...Deno.readDirSync(FOLDER)].map(({ name }) => name)
  .filter((name) => name.endsWith(".log")).sort();

interface ExpectedLayout {
  readonly entries: readonly Record<string, string>[];
  readonly continuations: number;
  readonly rejected: Readonly<Record<string, number>>;
}

for (const name of NAMES) {
  Deno.test(`openLogs() finds the rows of layouts/${name}`, async () => {
    const text = await Deno.readTextFile(FOLDER + name.replace(/log$/, "json"));
    const { entries, continuations, rejected }: ExpectedLayout = JSON.parse(
      text,
    );
    const open = () => openLogs(FOLDER + name, { maxRejected: 1 });
    const times = entries.map(({ timestamp, time, uptime_s }) =>
      timestamp ?? time ?? uptime_s
    );
    if (times.every((time) => time === undefined)) {
      await assertRejects(open, InputError, "Cannot find a timestamp");
      return;
    }
    const { rows, first, reading } = await (await open()).overview();
    const [file] = reading.files;
    assertEquals(
      { rows, continuations: file.continuation },
      { rows: entries.length, continuations },
    );
    assertEquals(
      Object.fromEntries(reading.rejected.map((r) => [r.reason, r.lines])),
      rejected,
    );
    assertEquals(
      file.lines,
      rows + file.continuation + file.header + file.blank + file.rejected,
    );
    assertEquals(typeof first, "number");
  });
}
