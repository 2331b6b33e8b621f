import { assert, assertEquals } from "@std/assert";
import { join } from "@std/path";
import { readNotebook } from "../../lib/runner/read_notebook.ts";
import { writeNotebook } from "../../lib/runner/write_notebook.ts";
import type { Notebook } from "../../lib/runner/notebook.ts";
import {
  buildNotebook,
  type CellPlan,
  outputsOf,
  tagged,
  withFolder,
} from "../runner/build_notebook.ts";

const LIB = new URL("../../lib/cli/", import.meta.url).pathname;

const PERMISSIONS = [
  ...["--no-prompt", "--allow-read", "--allow-write", "--allow-env"],
  ...["--allow-run", "--allow-net=127.0.0.1"],
];

/** Runs a command in a folder, with no more permissions than it needs. */
async function run(module: string, cwd: string, ...args: string[]) {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", ...PERMISSIONS, join(LIB, module), ...args],
    cwd,
    env: { NO_COLOR: "1" },
  });
  const { code, stdout, stderr } = await command.output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

/** Waits for a file. */
async function until(path: string): Promise<void> {
  while (await Deno.stat(path).catch(() => null) === null) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function write(path: string, ...plans: CellPlan[]): Promise<Notebook> {
  const notebook = buildNotebook(...plans);
  await writeNotebook(path, notebook);
  return notebook;
}

Deno.test("notebooks executes files in place, several at a time, and says so in their order", async () => {
  await withFolder(async (folder) => {
    const slow = "await new Promise((done) => setTimeout(done, 500)); 1";
    await write(join(folder, "a.ipynb"), slow, "Deno.cwd().slice(-4)");
    await Deno.mkdir(join(folder, "deep"));
    await write(join(folder, "deep/b.ipynb"), "Deno.cwd().slice(-4)");
    const { code, stdout, stderr } = await run(
      "notebooks.ts",
      folder,
      ...["a.ipynb", "deep/b.ipynb", "--jobs", "2"],
    );
    assertEquals(
      [code, stdout, stderr],
      [0, "a.ipynb: 2 cells\ndeep/b.ipynb: 1 cell\n", ""],
    );
    const b = await readNotebook(join(folder, "deep/b.ipynb"));
    assertEquals(outputsOf(b), [['result: "deep"']]);
    assertEquals([...Deno.readDirSync(folder)].length, 2);
  });
});

Deno.test("notebooks takes logs that are named on the command line from where it was typed", async () => {
  await withFolder(async (folder) => {
    await Deno.mkdir(join(folder, "deep"));
    const source = "resolve(Deno.env.get('LOGBOOK_FOLDER') ?? '', logs)" +
      ".endsWith(Deno.cwd().slice(0, -5) + '/app.csv')";
    await write(
      join(folder, "deep/a.ipynb"),
      tagged('let logs = "sample";', "parameters"),
      "const { resolve } = await import('node:path');",
      source,
    );
    const { code, stderr } = await run(
      "notebooks.ts",
      folder,
      ...["deep/a.ipynb", "-p", "logs=app.csv"],
    );
    assertEquals([code, stderr], [0, ""]);
    const executed = await readNotebook(join(folder, "deep/a.ipynb"));
    assertEquals(outputsOf(executed).at(-1), ["result: true"]);
  });
});

Deno.test("notebooks leaves a file whole and exits with 1 where a cell fails, and finishes the others", async () => {
  await withFolder(async (folder) => {
    const notebook = await write(
      join(folder, "a.ipynb"),
      "1",
      `throw new Error("no\\x1b[2J")`,
    );
    await write(join(folder, "b.ipynb"), "2");
    const { code, stdout, stderr } = await run(
      "notebooks.ts",
      folder,
      ...["a.ipynb", "b.ipynb", "--jobs", "1"],
    );
    assertEquals(
      [code, stdout],
      [1, "a.ipynb: cell 2 failed\nb.ipynb: 1 cell\n"],
    );
    const [first, rule, source] = stderr.split("\n");
    assertEquals(first, "a.ipynb: cell 2 failed: Error: no‹ESC›[2J");
    assertEquals(source, `throw new Error("no\\x1b[2J")`, rule);
    assertEquals(stderr.includes("lib/"), false, stderr);
    assertEquals(await readNotebook(join(folder, "a.ipynb")), notebook);
    const b = await readNotebook(join(folder, "b.ipynb"));
    assertEquals(outputsOf(b), [["result: 2"]]);
  });
});

Deno.test("notebooks ends a hanging cell at --timeout", async () => {
  await withFolder(async (folder) => {
    await write(join(folder, "a.ipynb"), "while (true) {}");
    const { code, stderr } = await run(
      "notebooks.ts",
      folder,
      ...["a.ipynb", "--timeout", "1"],
    );
    assertEquals(code, 1);
    assert(stderr.includes("cell 1 failed: TimeoutError: "), stderr);
    assert(stderr.includes("while (true) {}"), stderr);
  });
});

Deno.test("notebooks --keep-failed keeps what a failed run gave, beside the whole notebook", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    const notebook = await write(path, "1", `throw new Error("no")`, "3");
    const { code, stdout } = await run(
      "notebooks.ts",
      folder,
      ...["a.ipynb", "--keep-failed"],
    );
    assertEquals(
      [code, stdout],
      [1, "a.ipynb: cell 2 failed, kept in a.failed.ipynb\n"],
    );
    assertEquals(await readNotebook(path), notebook);
    const kept = await readNotebook(join(folder, "a.failed.ipynb"));
    assertEquals(outputsOf(kept), [["result: 1"], ["error: Error: no"], []]);
  });
});

Deno.test("notebooks --fail-fast stops the others when one fails", async () => {
  await withFolder(async (folder) => {
    const names = ["a.ipynb", "b.ipynb", "c.ipynb"];
    const slow = "await new Promise((done) => setTimeout(done, 60_000))";
    await write(join(folder, names[0]), slow);
    await write(join(folder, names[1]), `throw new Error("no")`);
    const last = await write(join(folder, names[2]), "1");
    const { code, stdout, stderr } = await run(
      "notebooks.ts",
      folder,
      ...[...names, "--jobs", "2", "--fail-fast"],
    );
    assertEquals([code, stdout], [
      1,
      "a.ipynb: stopped\nb.ipynb: cell 1 failed\nc.ipynb: stopped\n",
    ]);
    assert(stderr.startsWith("b.ipynb: cell 1 failed: Error: no\n"), stderr);
    assertEquals(stderr.includes("a.ipynb"), false, stderr);
    assertEquals(await readNotebook(join(folder, names[2])), last);
  });
});

Deno.test("notebooks refuses a notebook that another run executes, and one that changes meanwhile", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    const started = join(folder, "started");
    const release = join(folder, "release");
    await write(
      path,
      `await Deno.writeTextFile("started", "");
       while (!await Deno.stat("release").catch(() => null)) {
         await new Promise((done) => setTimeout(done, 20));
       }`,
    );
    const first = run("notebooks.ts", folder, "a.ipynb");
    await until(started);
    const second = await run("notebooks.ts", folder, "a.ipynb");
    assertEquals([second.code, second.stdout, second.stderr], [
      2,
      "",
      "Cannot execute the notebook a.ipynb: another run is executing it; wait until that is done\n",
    ]);
    await Deno.writeTextFile(release, "");
    assertEquals((await first).code, 0);

    await Deno.remove(started);
    await Deno.remove(release);
    const third = run("notebooks.ts", folder, "a.ipynb");
    await until(started);
    const edited = await write(path, "// edited");
    await Deno.writeTextFile(release, "");
    const { code, stderr } = await third;
    assertEquals(code, 2);
    assert(stderr.includes("something else has changed it"), stderr);
    assertEquals(await readNotebook(path), edited);
  });
});

Deno.test("notebooks executes a file once that is given twice, and one without code", async () => {
  await withFolder(async (folder) => {
    await write(join(folder, "a.ipynb"));
    const { code, stdout, stderr } = await run(
      "notebooks.ts",
      folder,
      ...["a.ipynb", "./a.ipynb"],
    );
    assertEquals(
      [code, stdout, stderr],
      [0, "a.ipynb: no cells of code\n", ""],
    );
  });
});

Deno.test("notebooks --check accepts fresh notebooks, names what is stale, and changes neither", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    await write(path, `console.log("a\\nb")`, "1");
    assertEquals((await run("notebooks.ts", folder, path)).code, 0);
    const fresh = await Deno.readTextFile(path);
    const unchanged = await run("notebooks.ts", folder, path, "--check");
    assertEquals(
      [unchanged.code, unchanged.stdout, unchanged.stderr],
      [0, "a.ipynb: 2 cells\n", ""],
    );

    const stale = fresh.replace('"b\\n"', '"c\\n"');
    await Deno.writeTextFile(path, stale);
    const changed = await run("notebooks.ts", folder, path, "--check");
    assertEquals([changed.code, changed.stdout, changed.stderr], [
      1,
      "a.ipynb: 2 cells, not fresh\n",
      "a.ipynb, cell 1 (c1): stdout of output 1 differs\n  - c\n  + b\n",
    ]);
    assertEquals(await Deno.readTextFile(path), stale);

    await Deno.writeTextFile(path, fresh.trimEnd());
    const layout = await run("notebooks.ts", folder, path, "--check");
    assertEquals(layout.code, 1);
    assert(layout.stderr.includes("the layout of its JSON"), layout.stderr);
  });
});

Deno.test("notebooks -p sets a parameter where a notebook has it", async () => {
  await withFolder(async (folder) => {
    const [a, b] = ["a", "b"].map((name) => join(folder, `${name}.ipynb`));
    const defaults = tagged(`let every = "auto"; let n = 1;`, "parameters");
    await write(a, defaults, "every");
    await write(b, "1");
    const { code } = await run("notebooks.ts", folder, a, b, "-p", "every=10s");
    assertEquals(code, 0);
    assertEquals(outputsOf(await readNotebook(a)), [[], [], ['result: "10s"']]);
    assertEquals(outputsOf(await readNotebook(b)), [["result: 1"]]);
  });
});

Deno.test("notebooks exits with 2 and one sentence on what it cannot use", async () => {
  await withFolder(async (folder) => {
    await write(
      join(folder, "a.ipynb"),
      tagged("let every = 1;", "parameters"),
    );
    await Deno.writeTextFile(join(folder, "text.ipynb"), "text");
    await Deno.writeTextFile(
      join(folder, "old.ipynb"),
      `{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}`,
    );
    await Deno.writeTextFile(
      join(folder, "python.ipynb"),
      `{"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata":
        {"kernelspec": {"name": "python3", "language": "python"}}}`,
    );
    const cases: [string[], string][] = [
      [["none.ipynb"], "none.ipynb"],
      [["text.ipynb"], "not a Jupyter notebook"],
      [["old.ipynb"], "must have nbformat 4, got 3"],
      [["python.ipynb"], `must be for the Deno kernel, got one for "python3"`],
      [["a.ipynb", "-p", "evry=1"], "the notebook has every"],
      [["a.ipynb", "-p", "every=x"], "must be a number"],
      [["a.ipynb", "-p", "every"], "name=value"],
      [["a.ipynb", "-p", "every=1", "--check"], "leave out"],
      [["a.ipynb", "--jobs", "0"], "--jobs"],
      [["a.ipynb", "--timeout", "soon"], "got soon"],
      [["a.ipynb", "--startup-timeout", "0"], "--startup-timeout"],
      [["a.ipynb", "--nonsense"], "unknown option"],
    ];
    for (const [args, why] of cases) {
      const { code, stderr } = await run("notebooks.ts", folder, ...args);
      assertEquals([code, stderr.trim().split("\n").length], [2, 1], stderr);
      assert(stderr.includes(why), stderr);
    }
  });
});

Deno.test("notebooks prints its options for --help", async () => {
  const { code, stdout } = await run("notebooks.ts", ".", "--help");
  assertEquals(code, 0);
  const options = [
    ...["-p", "--check", "--jobs", "--timeout", "--startup-timeout"],
    ...["--fail-fast", "--keep-failed", "file"],
  ];
  for (const option of options) assert(stdout.includes(option), option);
});

Deno.test("check_cells accepts cells that depend on each other and names those with a wrong type", async () => {
  await withFolder(async (folder) => {
    const [good, bad] = ["good", "bad"].map((name) =>
      `${folder}/${name}.ipynb`
    );
    await write(
      good,
      `import { join } from "@std/path";`,
      "let a = 1;",
      `a = 2;\nawait Promise.resolve(join("x", String(a)))`,
    );
    const fine = await run("check_cells.ts", folder, good);
    assertEquals([fine.code, fine.stderr], [0, ""]);

    await write(bad, "let a = 1;", `// a comment\na = "text";`, "nowhere");
    const { code, stderr } = await run("check_cells.ts", folder, good, bad);
    assertEquals(code, 1);
    assert(stderr.includes("bad.ipynb, cell 2, line 2"), stderr);
    assert(stderr.includes("bad.ipynb, cell 3, line 1"), stderr);
    assertEquals(stderr.includes("good.ipynb"), false, stderr);
  });
});
