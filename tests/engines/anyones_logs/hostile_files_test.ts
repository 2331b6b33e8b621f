import { assertEquals, assertRejects } from "@std/assert";
import { openLogs } from "../../../lib/engines/open_logs.ts";
import { InputError } from "../../../lib/logs/input_error.ts";
import { withFolder } from "../../runner/build_notebook.ts";

const LINES = "2024-03-05 09:00:00 INFO door: open\n" +
  "2024-03-05 09:00:01 ERROR door: jam\n";

/** How many rows there are in some files, and what the files are called. */
async function read(names: string | string[]) {
  const { rows, reading } = await (await openLogs(names)).overview();
  return { rows, files: reading.files.map(({ file }) => file) };
}

const NAMES = [
  "with space.log",
  `quo'te".log`,
  "new\nline.log",
  "star[1]*{a,b}?.log",
  "--help.log",
  "ünï\u202ecode.log",
  "=1+1.log",
];

for (const name of NAMES) {
  Deno.test(`openLogs() opens a file called ${JSON.stringify(name)}`, () =>
    withFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/${name}`, LINES);
      const found = await read(`${folder}/${name}`);
      assertEquals(found, { rows: 2, files: [name] });
    }));
}

Deno.test("openLogs() reads a file once, however often it is named", () =>
  withFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/a.log`, LINES);
    await Deno.symlink("a.log", `${folder}/link.log`);
    await Deno.symlink(".", `${folder}/loop`);
    const names = ["a.log", "./a.log", "link.log", "loop/loop/a.log", "*.log"];
    const found = await read(names.map((name) => `${folder}/${name}`));
    assertEquals(found, { rows: 2, files: ["a.log"] });
  }));

Deno.test("openLogs() follows a glob into all folders, but no loop and no dead link", () =>
  withFolder(async (folder) => {
    await Deno.mkdir(`${folder}/deep/deeper`, { recursive: true });
    for (const name of ["a.log", "deep/a.log", "deep/deeper/b.log"]) {
      await Deno.writeTextFile(`${folder}/${name}`, LINES);
    }
    await Deno.symlink("..", `${folder}/deep/up`);
    await Deno.symlink(".", `${folder}/loop`);
    await Deno.symlink("nowhere", `${folder}/dead.log`);
    await Deno.symlink("self.log", `${folder}/self.log`);
    await Deno.mkdir(`${folder}/folder.log`);
    await Deno.writeTextFile(`${folder}/empty.log`, "");
    const { rows, files } = await read(`${folder}/**/*.log`);
    assertEquals(rows, 6);
    // Where two are called alike, their folders tell.
    assertEquals(files, [
      "a.log",
      "deep/a.log",
      "deep/deeper/b.log",
      "empty.log",
    ]);
  }));

Deno.test("openLogs() says what is no file of logs", () =>
  withFolder(async (folder) => {
    const refuses = (name: string, sentence: string) =>
      assertRejects(() => openLogs(name), InputError, sentence);
    await new Deno.Command("mkfifo", { args: [`${folder}/pipe`] }).output();
    await Deno.symlink("self", `${folder}/self`);
    await Deno.writeTextFile(`${folder}/empty.log`, "");
    await refuses(`${folder}/pipe`, "is a pipe or a device");
    await refuses("/dev/null", "is a pipe or a device");
    await refuses("/dev/zero", "is a pipe or a device");
    await refuses(`${folder}/self`, "Cannot open the logs");
    await refuses(`${folder}/empty.log`, "is empty");
    await refuses(`${folder}/*.txt`, "no file matches");
    await refuses(folder, "is not a file");
    await refuses(`${folder}/[`, "there is no file");
    await refuses("", "the name of a file is empty");
    await refuses("a\0b", "Cannot open the logs");
  }));

Deno.test({
  name: "openLogs() says that it may not read a file",
  // Root may read everything.
  ignore: Deno.uid() === 0,
  fn: () =>
    withFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/secret.log`, LINES, { mode: 0o000 });
      await assertRejects(
        () => openLogs(`${folder}/secret.log`),
        InputError,
        'you may not read "secret.log"',
      );
    }),
});

for (const kind of ["grows", "is cut"] as const) {
  Deno.test(`openLogs() reads a file that ${kind} meanwhile`, () =>
    withFolder(async (folder) => {
      const path = `${folder}/live.log`;
      const size = LINES.length * 100_000;
      await Deno.writeTextFile(path, LINES.repeat(100_000));
      const reading = openLogs(path);
      for (let i = 1; i <= 20; i++) {
        if (kind === "grows") {
          await Deno.writeTextFile(path, LINES.repeat(100), { append: true });
        } else await Deno.truncate(path, Math.ceil(size * (1 - i / 40)));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      const { rows, reading: { files: [file] } } = await (await reading)
        .overview();
      assertEquals(file.lines, rows + file.continuation + file.rejected);
    }));
}
