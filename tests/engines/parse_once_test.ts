import { assertEquals } from "@std/assert";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { withFolder } from "../runner/build_notebook.ts";

const LINES = Array.from(
  { length: 100 },
  (_, i) =>
    `2024-03-05 09:00:${String(i % 60).padStart(2, "0")} INFO a: ${i}\n`,
).join("");

function withShared(test: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    await Deno.mkdir(`${folder}/shared`);
    await Deno.writeTextFile(`${folder}/app.log`, LINES);
    Deno.env.set("LOGBOOK_PARSED", `${folder}/shared`);
    try {
      await test(folder);
    } finally {
      Deno.env.delete("LOGBOOK_PARSED");
    }
  });
}

function countFolders(path: string): number {
  return [...Deno.readDirSync(path)].length;
}

Deno.test("openLogs() parses files once, in whatever words the same is asked", () =>
  withShared(async (folder) => {
    const path = `${folder}/app.log`;
    const ways = [
      {},
      { map: {}, format: undefined },
      { timezone: "UTC", year: 2024 },
      { year: 2024, timezone: "UTC", map: {} },
    ];
    for (const options of ways) await openLogs(path, options);
    assertEquals(countFolders(`${folder}/shared`), 2);
  }));

Deno.test("openLogs() reads files that are parsed by another at the same time", () =>
  withShared(async (folder) => {
    const opened = await Promise.all(
      [1, 2, 3].map(() => openLogs(`${folder}/app.log`)),
    );
    for (const logs of opened) {
      assertEquals((await logs.overview()).rows, 100);
    }
    assertEquals(countFolders(`${folder}/shared`), 1);
  }));
