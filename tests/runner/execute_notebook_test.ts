import { assert, assertEquals, assertRejects } from "@std/assert";
import { CellError } from "../../lib/runner/cell_error.ts";
import { executeNotebook } from "../../lib/runner/execute_notebook.ts";
import type { Notebook } from "../../lib/runner/notebook.ts";
import { serializeNotebook } from "../../lib/runner/write_notebook.ts";
import {
  buildNotebook,
  type CellPlan,
  outputsOf,
  tagged,
  withFolder,
} from "./build_notebook.ts";

/** Executes cells in an empty folder. */
async function run(...plans: CellPlan[]): Promise<Notebook> {
  const cwd = await Deno.makeTempDir();
  try {
    return await executeNotebook(buildNotebook(...plans), {
      cwd,
      timeout_s: 60,
    });
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
}

/** Executes cells that fail. */
function failing(...plans: CellPlan[]): Promise<CellError> {
  return assertRejects(() => run(...plans), CellError);
}

const SHOW =
  `const show = (text, id) => Deno.jupyter.broadcast("display_data", {
  data: { "text/plain": text }, metadata: {},
  transient: id ? { display_id: id } : {} });`;

Deno.test("executeNotebook() returns a new notebook with outputs and counts", async () => {
  const notebook = buildNotebook(
    "let a: number = 6;",
    "",
    "console.log(a); a * 7",
  );
  const before = structuredClone(notebook);
  const executed = await executeNotebook(notebook, { cwd: "." });
  assertEquals(notebook, before);
  assertEquals(outputsOf(executed), [[], [], ["stdout: 6\n", "result: 42"]]);
  const counts = executed.cells.map((cell) =>
    cell.cell_type === "code" ? cell.execution_count : 0
  );
  assertEquals(counts, [1, null, 2]);
});

Deno.test("executeNotebook() keeps the order of prints, displays and the result", async () => {
  const executed = await run(
    SHOW,
    `console.log(1); console.log(2); await show("3"); console.error(4);
     console.log(5); await show("6"); console.log(7); 8`,
  );
  assertEquals(outputsOf(executed)[1], [
    ...["stdout: 1\n2\n", "display: 3", "stderr: 4\n", "stdout: 5\n"],
    ...["display: 6", "stdout: 7\n", "result: 8"],
  ]);
});

Deno.test("executeNotebook() loses nothing of 500 lines in a loop", async () => {
  const loop =
    "for (let line = 0; line < 500; line++) console.log(`line ${line}`);";
  const lines = Array.from({ length: 500 }, (_, line) => `line ${line}\n`);
  const executed = await run(loop, `${loop} "end"`, loop);
  const stream = `stdout: ${lines.join("")}`;
  assertEquals(outputsOf(executed), [
    [stream],
    [stream, 'result: "end"'],
    [stream],
  ]);
});

Deno.test("executeNotebook() keeps displays of 4 MB whole, several a cell", async () => {
  const code = `for (const letter of "abc") await show(letter.repeat(4e6)); 1`;
  const executed = await run(SHOW, ...Array(6).fill(code), "2");
  const big = [..."abc"].map((letter) => `display: ${letter.repeat(4e6)}`);
  for (const outputs of outputsOf(executed).slice(1, 7)) {
    assert(outputs.length === 4 && outputs[3] === "result: 1");
    assert(big.every((text, index) => outputs[index] === text));
  }
  assertEquals(outputsOf(executed)[7], ["result: 2"]);
});

Deno.test("executeNotebook() cuts a flood of prints or displays, says so, and bears it", async () => {
  const executed = await run(
    `const line = "x".repeat(99);
     for (let n = 0; n < 500_000; n++) console.log(line);`,
    `for (let n = 0; n < 50; n++) console.log("x".repeat(1e6));`,
    `${SHOW} for (let n = 0; n < 50; n++) await show("x".repeat(1e6));`,
    `Deno.readTextFileSync("/proc/self/status").match(/VmHWM:\\s+(\\d+)/)[1]`,
    "1",
  );
  const outputs = outputsOf(executed);
  const note =
    "stderr: Output cut: the cell gave more than 33554432 characters\n";
  for (const cell of outputs.slice(0, 3)) {
    assertEquals(cell.at(-1), note);
    const characters = cell.slice(0, -1)
      .reduce((sum, text) => sum + text.length - text.indexOf("x"), 0);
    assert(characters > 32e6 && characters <= 2 ** 25, `${characters}`);
  }
  assertEquals(outputs[2].length, 34);
  // One message each would take the kernel 2.9 GB.
  const kilobytes = Number(outputs[3][0].match(/\d+/));
  assert(kilobytes > 0 && kilobytes < 1e6, outputs[3][0]);
  assertEquals(outputs[4], ["result: 1"]);
});

Deno.test("executeNotebook() keeps the order of thousands of prints, displays and the result", async () => {
  const lines = Array.from({ length: 5000 }, (_, line) => `${line}\n`);
  const text = lines.join("");
  const loop = "for (let line = 0; line < 5000; line++) console.log(line);";
  const executed = await run(
    SHOW,
    `${loop} await show("a"); ${loop} await show("b"); console.error("c"); ${loop} null`,
    `${loop} await Deno.jupyter.display({ "text/plain": "d" }, { raw: true });
     for (let line = 0; line < 5000; line++) { console.log(line); await 0; }
     ({ e: 1 })`,
    `${loop} throw new Error("f")`.replace(/^/, "void 0; "),
    "1",
  ).catch((error) => error.notebook);
  assertEquals(outputsOf(executed), [
    [],
    [
      ...[`stdout: ${text}`, "display: a", `stdout: ${text}`, "display: b"],
      ...["stderr: c\n", `stdout: ${text}`, "result: null"],
    ],
    [`stdout: ${text}`, "display: d", `stdout: ${text}`, "result: { e: 1 }"],
    [`stdout: ${text}`, "error: Error: f"],
    [],
  ]);
});

Deno.test("executeNotebook() shows results that the kernel hides, and no others", async () => {
  const executed = await run(
    ...["NaN", "-Infinity", "-0", "10n", "null;", "let a = null; a"],
    ...["await Promise.resolve(null)", "undefined", "let b = null"],
    ...["function f() { return null }", "f() // the end", "void 0"],
  );
  assertEquals(outputsOf(executed).map(([output]) => output), [
    ...["result: NaN", "result: -Infinity", "result: -0", "result: 10n"],
    ...["result: null", "result: null", "result: null", undefined, undefined],
    ...[undefined, "result: null", undefined],
  ]);
});

Deno.test("executeNotebook() fails a cell that asks somebody", async () => {
  for (const ask of ["prompt", "confirm", "alert"]) {
    const error = await failing(`${ask}("Your\\nname?")`);
    assertEquals(
      error.evalue,
      `Cannot ask "Your\\nname?": nobody answers ${ask}() in a headless run; use a parameter instead`,
    );
  }
});

Deno.test("executeNotebook() ends the kernel when its signal is aborted", async () => {
  const stop = new AbortController();
  const reason = new Error("enough");
  const running = executeNotebook(buildNotebook("while (true) {}", "1"), {
    cwd: ".",
    signal: stop.signal,
    onCell: () => setTimeout(() => stop.abort(reason), 100),
  });
  assertEquals(await assertRejects(() => running), reason);
  const { signal } = stop;
  assertEquals(
    await assertRejects(() =>
      executeNotebook(buildNotebook("1"), { cwd: ".", signal })
    ),
    reason,
  );
});

Deno.test("executeNotebook() replaces and clears outputs as a cell asks", async () => {
  const executed = await run(
    `${SHOW}
     const send = (type, content) => Deno.jupyter.broadcast(type, content);`,
    `await show("old", "id"); await show("other", "id2");`,
    `await send("update_display_data", { data: { "text/plain": "new" },
       metadata: {}, transient: { display_id: "id" } });`,
    `await show("gone"); await send("clear_output", { wait: false });`,
    `await show("gone"); await send("clear_output", { wait: true });
     await show("stays");`,
    `await show("stays"); await send("clear_output", { wait: true });`,
  );
  assertEquals(outputsOf(executed), [
    [],
    ["display: new", "display: other"],
    [],
    [],
    ["display: stays"],
    ["display: stays"],
  ]);
});

Deno.test("executeNotebook() stops at a failing cell and tells all about it", async () => {
  const source = `console.log("first");\nthrow new TypeError("no");`;
  const error = await failing("1", source, "3");
  assertEquals([error.number, error.id, error.source], [2, "c2", source]);
  assertEquals([error.ename, error.evalue], ["TypeError", "no"]);
  assertEquals(error.message.split("\n"), [
    "cell 2 failed: TypeError: no",
    "------------------",
    `console.log("first");`,
    `throw new TypeError("no");`,
    "------------------",
    "TypeError: no",
    error.traceback[1],
  ]);
  assertEquals(outputsOf(error.notebook), [
    ["result: 1"],
    ["stdout: first\n", "error: TypeError: no"],
    [],
  ]);
});

Deno.test("executeNotebook() fails a cell for what the kernel hides", async () => {
  const cases: [string, string, string][] = [
    ["let a = 1;\nlet b = = 2;", "SyntaxError", "expected (line 2, column 9)"],
    [`import "./none.ts";`, "TypeError", "none.ts"],
    [
      `import x from "bare-name-that-nobody-maps";\nx`,
      "TypeError",
      "bare-name-that-nobody-maps",
    ],
    [`Promise.reject(new RangeError("floating")); 1`, "RangeError", "floating"],
    [
      `setTimeout(() => { throw new Error("timer"); }, 1);
       await new Promise((done) => setTimeout(done, 50));`,
      "Error",
      "timer",
    ],
    [
      `setTimeout(() => { throw new Error("hung"); }, 1);
       await new Promise(() => {});`,
      "Error",
      "hung",
    ],
    [
      `({ [Symbol.for("Jupyter.display")]() { throw new Error("display"); } })`,
      "Error",
      "display",
    ],
    [`throw "text"`, "Error", "text"],
    [`console.log("x"); Deno.exit(3);`, "DeadKernelError", "exit code 3"],
    [
      `Deno.kill(Deno.pid, "SIGKILL"); await new Promise(() => {});`,
      "DeadKernelError",
      "signal SIGKILL",
    ],
  ];
  for (const [source, ename, evalue] of cases) {
    const error = await failing("1", source, "2");
    assertEquals([error.number, error.ename], [2, ename], error.message);
    assertEquals(error.evalue.includes(evalue), true, error.evalue);
    const last = outputsOf(error.notebook)[1].at(-1);
    assertEquals(last, `error: ${error.ename}: ${error.evalue}`);
  }
});

Deno.test("executeNotebook() ends a cell at the time limit, also one that the cell sets itself", async () => {
  const loop = { source: "while (true) {}", metadata: { timeout: 0.5 } };
  const wait = {
    source: "await new Promise(() => {})",
    metadata: { timeout: 0.5 },
  };
  for (const cell of [loop, wait]) {
    const start = performance.now();
    const error = await failing(`console.log("a")`, cell);
    assertEquals([error.number, error.ename], [2, "TimeoutError"]);
    assertEquals(outputsOf(error.notebook)[0], ["stdout: a\n"]);
    assert(performance.now() - start < 8000);
  }
});

Deno.test("executeNotebook() treats tags as nbclient does", async () => {
  const skipped = {
    ...tagged("throw 1", "skip-execution"),
    execution_count: 9,
  };
  const executed = await run(
    skipped,
    tagged(`throw new Error("expected")`, "raises-exception"),
    tagged("2", "raises-exception"),
  );
  assertEquals(executed.cells[0], buildNotebook(skipped).cells[0]);
  assertEquals(outputsOf(executed).slice(1), [
    ["error: Error: expected"],
    ["result: 2"],
  ]);
});

Deno.test("executeNotebook() sets parameters without an output of their own", async () => {
  const notebook = buildNotebook(
    tagged(`let every: string = "auto";\nlet seed = 42;`, "parameters"),
    "console.log(every, seed)",
  );
  await withFolder(async (cwd) => {
    const parameters = { every: `"10s" \${x} \u2028` };
    const executed = await executeNotebook(notebook, { cwd, parameters });
    const printed = `stdout: ${parameters.every} 42\n`;
    assertEquals(outputsOf(executed), [[], [], [printed]]);
    const again = await executeNotebook(executed, { cwd, parameters });
    assertEquals(serializeNotebook(again), serializeNotebook(executed));
  });
});

Deno.test("executeNotebook() gives the same bytes whatever the time zone and locale", async () => {
  const notebook = buildNotebook(
    `console.log("a"); ({ b: [1, 2], c: new Map([["d", 1]]) })`,
    `await Deno.jupyter.display({ "text/html": "<b>x</b>" }, { raw: true })`,
  );
  await withFolder(async (cwd) => {
    const texts: string[] = [];
    for (
      const env of [
        { TZ: "UTC", LC_ALL: "C", FORCE_COLOR: "1" },
        { TZ: "Asia/Kathmandu", LC_ALL: "de_DE.UTF-8", FORCE_COLOR: "0" },
      ]
    ) {
      const executed = await executeNotebook(notebook, { cwd, env });
      texts.push(serializeNotebook(executed));
    }
    assertEquals(texts[0], texts[1]);
  });
});

Deno.test("executeNotebook() tells of each cell before it runs", async () => {
  const started: string[] = [];
  await executeNotebook(buildNotebook("1", "", "2"), {
    cwd: ".",
    onCell: ({ number, total, source }) =>
      started.push(`${number}/${total} ${source}`),
  });
  assertEquals(started, ["1/3 1", "3/3 2"]);
});
