/**
 * Measures what an executor adds to a notebook: the time for a trivial cell, and
 * from its start to the end of its first cell; for the runner and, where it is
 * installed, for nbclient, in turns on the same machine.
 *
 *     deno run -q -P=kernel tests/benchmarks/runner.ts [RUNS]
 *
 * @module
 */
import { join } from "@std/path";
import { runCommand } from "../../lib/cli/run_command.ts";
import { executeNotebook } from "../../lib/runner/execute_notebook.ts";
import type { Notebook } from "../../lib/runner/notebook.ts";
import { writeNotebook } from "../../lib/runner/write_notebook.ts";
import {
  executeWithNbclient,
  missingJupyter,
  withJupyter,
} from "../interop/jupyter.ts";
import { buildNotebook } from "../runner/build_notebook.ts";

const RUNS = 10;
const CELLS = 200;

/** How long a notebook takes, in seconds. */
type Execute = (notebook: Notebook, cwd: string) => Promise<number>;

interface Times {
  readonly start_ms: number;
  readonly cell_ms: number;
}

if (import.meta.main) {
  Deno.exit(await runCommand(() => bench(Number(Deno.args[0] ?? RUNS))));
}

async function bench(runs: number): Promise<number> {
  if (missingJupyter !== undefined) {
    print(await measure({ runner }, runs));
    console.log(`Not measured: nbclient, for ${missingJupyter}`);
    return 0;
  }
  await withJupyter(async (jupyter) => {
    const nbclient: Execute = async (notebook, cwd) => {
      const [path, target] = ["a", "b"].map((name) => join(cwd, name));
      await writeNotebook(path, notebook);
      return (await executeWithNbclient(jupyter, path, { target, cwd }))
        .seconds;
    };
    print(await measure({ runner, nbclient }, runs));
  });
  return 0;
}

async function runner(notebook: Notebook, cwd: string): Promise<number> {
  const start = performance.now();
  await executeNotebook(notebook, { cwd });
  return (performance.now() - start) / 1000;
}

/** The medians of several runs, which are made in turns. */
async function measure(
  executors: Readonly<Record<string, Execute>>,
  runs: number,
): Promise<Record<string, Times>> {
  const times: Record<string, Times[]> = {};
  const cwd = await Deno.makeTempDir({ prefix: "logbook-bench-" });
  try {
    for (let run = -1; run < runs; run++) {
      for (const [name, execute] of Object.entries(executors)) {
        const time = await timesOf(execute, cwd);
        // The first run only fills caches.
        if (run >= 0) (times[name] ??= []).push(time);
      }
    }
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, list]) => [name, {
      start_ms: median(list.map(({ start_ms }) => start_ms)),
      cell_ms: median(list.map(({ cell_ms }) => cell_ms)),
    }]),
  );
}

async function timesOf(execute: Execute, cwd: string): Promise<Times> {
  const one = await execute(buildNotebook("1 + 1"), cwd);
  const many = Array<string>(CELLS + 1).fill("1 + 1");
  const all = await execute(buildNotebook(...many), cwd);
  return { start_ms: one * 1000, cell_ms: (all - one) * 1000 / CELLS };
}

function print(times: Readonly<Record<string, Times>>): void {
  console.log(`| executor | start to end of first cell | a trivial cell |
| --- | --: | --: |`);
  for (const [name, { start_ms, cell_ms }] of Object.entries(times)) {
    console.log(
      `| ${name} | ${start_ms.toFixed(0)} ms | ${cell_ms.toFixed(1)} ms |`,
    );
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}
