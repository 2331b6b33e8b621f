import { assertEquals, assertRejects } from "@std/assert";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { withLogs } from "../logs_file.ts";

const nothing = () => Promise.resolve();

Deno.test("openLogs() names a file that does not exist", async () => {
  await assertRejects(
    () => openLogs("no/such.csv"),
    InputError,
    'there is no file "no/such.csv"',
  );
});

Deno.test("openLogs() refuses a folder and an empty file", async () => {
  await assertRejects(() => openLogs("tests"), InputError, "is not a file");
  await assertRejects(() => withLogs("", nothing), InputError, "is empty");
  await assertRejects(
    () => withLogs("time,level\n", nothing),
    InputError,
    "a header and no row below it",
  );
});

Deno.test("openLogs() lists the columns where none is a timestamp", async () => {
  await assertRejects(
    () => withLogs("a,b\n1,2\n", nothing),
    InputError,
    'Cannot find a timestamp among the columns "a", "b"',
  );
});

Deno.test("openLogs() refuses timestamps that cannot be read", async () => {
  await assertRejects(
    () => withLogs("time,level\nyesterday,INFO\n", nothing),
    InputError,
    'Cannot find a timestamp among the columns "time", "level"',
  );
});

Deno.test("openLogs() stops where most lines cannot be read, unless told otherwise", async () => {
  const good = "2024-01-01T00:00:00,INFO\n".repeat(1000);
  const bad = "2024-01-01T00:00:00,INFO,more\n".repeat(3000);
  const csv = `time,level\n${good}${bad}`;
  await assertRejects(
    () => withLogs(csv, nothing),
    InputError,
    "75 % of the lines cannot be read, the first of them line 1002 (3 fields where the header has 2)",
  );
  await withLogs(csv, async (logs) => {
    const { rows, reading } = await logs.overview();
    assertEquals([rows, reading.files[0].rejected], [1000, 3000]);
    assertEquals(reading.rejected, [
      { reason: "3 fields where the header has 2", lines: 3000 },
    ]);
    const text = await new Response(await logs.rejected()).text();
    assertEquals(text.split("\n").length, 3001);
    assertEquals(JSON.parse(text.split("\n")[0]), {
      file: "logs.csv",
      line: 1002,
      reason: "3 fields where the header has 2",
      text: "2024-01-01T00:00:00,INFO,more",
    });
  }, { maxRejected: 0.8 });
});

Deno.test("openLogs() starts a path at the folder that LOGBOOK_FOLDER names", async () => {
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  await Deno.writeTextFile(
    `${folder}/app.csv`,
    "time,level\n2024-01-01T00:00:00,warn\n",
  );
  Deno.env.set("LOGBOOK_FOLDER", folder);
  try {
    const { name, rows } = await (await openLogs("app.csv")).overview();
    assertEquals([name, rows], ["app.csv", 1]);
    await assertRejects(() => openLogs("no.csv"), InputError, 'file "no.csv"');
  } finally {
    Deno.env.delete("LOGBOOK_FOLDER");
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("openLogs() maps columns as told", () =>
  withLogs(
    "a,b\n2024-01-01T00:00:00,warn\n",
    async (logs) => {
      const levels = await logs.counts("level");
      assertEquals(levels.getColumn("level").toArray(), ["WARNING"]);
    },
    { map: { timestamp: "a", level: "b" } },
  ));
