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
    const cases: [string[], string][] = [
      [["none.ipynb"], "none.ipynb"],
      [["text.ipynb"], "not a Jupyter notebook"],
      [["a.ipynb", "-p", "evry=1"], "the notebook has every"],
      [["a.ipynb", "-p", "every=x"], "must be a number"],
      [["a.ipynb", "-p", "every"], "name=value"],
      [["a.ipynb", "-p", "every=1", "--check"], "leave out"],
      [["a.ipynb", "--jobs", "0"], "--jobs"],
      [["a.ipynb", "--timeout", "soon"], "got soon"],
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
  for (const option of ["-p", "--check", "--jobs", "--timeout", "file"]) {
    assert(stdout.includes(option), option);
  }
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
