import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { join } from "@std/path";
import { StagedFolder } from "../../lib/cli/staged_folder.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { readFiles } from "./read_files.ts";

async function stage(out: string, files: Record<string, string>) {
  const staged = await StagedFolder.create(out);
  for (const [name, text] of Object.entries(files)) {
    const path = join(staged.path, name);
    await Deno.mkdir(join(path, ".."), { recursive: true });
    await Deno.writeTextFile(path, text);
  }
  return staged;
}

Deno.test("StagedFolder puts files in place at once and leaves nothing else behind", () =>
  withFolder(async (folder) => {
    const out = join(folder, "deep/out");
    {
      using staged = await stage(out, { "a.html": "1", "b/c.csv": "2" });
      assertEquals(
        Object.keys(await readFiles(folder)).filter((name) =>
          !name.startsWith(".~report_")
        ),
        [],
      );
      staged.publish();
    }
    assertEquals(await readFiles(folder), {
      "deep/out/a.html": "1",
      "deep/out/b/c.csv": "2",
    });
  }));

Deno.test("StagedFolder replaces files of the same name and leaves others alone", () =>
  withFolder(async (folder) => {
    await Deno.mkdir(join(folder, "b"));
    await Deno.writeTextFile(join(folder, "b/c.csv"), "old");
    await Deno.writeTextFile(join(folder, "b/mine.txt"), "mine");
    {
      using staged = await stage(folder, { "a.html": "1", "b/c.csv": "2" });
      staged.publish();
    }
    assertEquals(await readFiles(folder), {
      "a.html": "1",
      "b/c.csv": "2",
      "b/mine.txt": "mine",
    });
  }));

Deno.test("StagedFolder leaves the old content whole where nothing was published", () =>
  withFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "a.html"), "old");
    {
      using _staged = await stage(folder, { "a.html": "half" });
    }
    assertEquals(await readFiles(folder), { "a.html": "old" });
  }));

Deno.test("StagedFolder replaces nothing where a folder stands in a file's place", () =>
  withFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "a.html"), "old");
    await Deno.mkdir(join(folder, "b.html"));
    {
      using staged = await stage(folder, { "a.html": "1", "b.html": "2" });
      assertThrows(() => staged.publish(), InputError, "b.html is a folder");
    }
    assertEquals(await readFiles(folder), { "a.html": "old" });
  }));

Deno.test("StagedFolder.create() refuses what is a file or lies below one", () =>
  withFolder(async (folder) => {
    const file = join(folder, "file");
    await Deno.writeTextFile(file, "text");
    for (const out of [file, join(file, "below")]) {
      await assertRejects(() => StagedFolder.create(out), InputError, "--out");
    }
    assertEquals(await Deno.readTextFile(file), "text");
  }));

Deno.test("StagedFolder removes what it staged when the process is interrupted", () =>
  withFolder(async (folder) => {
    const module = new URL("../../lib/cli/staged_folder.ts", import.meta.url);
    const script = join(folder, "script.ts");
    await Deno.writeTextFile(
      script,
      `const { StagedFolder } = await import(${JSON.stringify(module.href)});
      await StagedFolder.create("out");
      console.log("ready");
      setTimeout(() => {}, 60_000);`,
    );
    await Deno.mkdir(join(folder, "out"));
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "--allow-read", "--allow-write"],
        ...["--config", new URL("../../deno.json", import.meta.url).pathname],
        script,
      ],
      cwd: folder,
      stdout: "piped",
      stderr: "null",
    }).spawn();
    await child.stdout.getReader().read();
    assertEquals([...Deno.readDirSync(join(folder, "out"))].length, 1);
    child.kill("SIGTERM");
    assertEquals((await child.status).code, 143);
    assertEquals([...Deno.readDirSync(join(folder, "out"))], []);
  }));
