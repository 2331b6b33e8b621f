import { assertEquals } from "@std/assert";
import { join } from "@std/path";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { prepareLogs } from "../../lib/engines/prepare_logs.ts";
import { parsedFolder } from "../../lib/engines/parsing/parsed_logs.ts";
import { parsingFolder } from "../../lib/engines/parsing/parsing_folder.ts";
import { locateLogs } from "../../lib/logs/locate_logs.ts";

const CSV = "time,level\n2024-01-01T00:00:00,INFO\n2024-01-01T00:00:01,WARN\n";

async function withFile(test: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  try {
    const path = join(folder, "logs.csv");
    await Deno.writeTextFile(path, CSV);
    await test(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function foldersIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

Deno.test("prepareLogs() lets the first of several that prepare the same logs win", () =>
  withFile(async (path) => {
    const files = await locateLogs(path);
    const folder = await parsedFolder(path);
    const before = foldersIn(parsingFolder()).length;
    const all = await Promise.all(
      Array.from({ length: 4 }, () => prepareLogs(files, {}, folder)),
    );
    for (const parsed of all) assertEquals(parsed, all[0]);
    assertEquals(foldersIn(parsingFolder()).length, before + 1);
    assertEquals(foldersIn(folder), [
      "0.parquet",
      "condensed.bin",
      "condensed.json",
      "manifest.json",
    ]);
  }));

Deno.test("openLogs() reads the same file in the same way once, however that is said", () =>
  withFile(async (path) => {
    const before = foldersIn(parsingFolder());
    await openLogs(path);
    await openLogs("sample");
    await openLogs(path, { map: { level: "level" } });
    await openLogs(path, { map: {}, timezone: undefined });
    const made = foldersIn(parsingFolder()).length - before.length;
    // The file in two ways, and the sample unless a test before this one read it.
    assertEquals(made === 2 || made === 3, true, String(made));
  }));

Deno.test("openLogs() reads a file anew when it has changed", () =>
  withFile(async (path) => {
    const rows = async () => (await (await openLogs(path)).overview()).rows;
    assertEquals(await rows(), 2);
    await Deno.writeTextFile(path, `${CSV}2024-01-01T00:00:02,INFO\n`);
    assertEquals(await rows(), 3);
  }));
