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
    "no row below it",
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
    'no value in the column "time" is a timestamp',
  );
});

Deno.test("openLogs() refuses rows that are wider than the header", async () => {
  await assertRejects(
    () => withLogs("time,level\n2024-01-01T00:00:00,INFO,more\n", nothing),
    InputError,
    "as CSV with a header line",
  );
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
