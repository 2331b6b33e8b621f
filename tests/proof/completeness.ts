/**
 * Proves that the runner loses, misplaces and damages nothing: executes a
 * notebook of 30 cells many times and prints a row of a table in Markdown, also
 * for nbclient and for another Deno.
 *
 *     deno run -q -P=kernel tests/proof/completeness.ts [--runs 100] [--busy]
 *       [--executor runner|nbclient] [--deno PATH]
 *
 * @module
 */
import { Command } from "commander";
import { join } from "@std/path";
import { runCommand } from "../../lib/cli/run_command.ts";
import { executeNotebook } from "../../lib/runner/execute_notebook.ts";
import { writeNotebook } from "../../lib/runner/write_notebook.ts";
import { executeWithNbclient, withJupyter } from "../interop/jupyter.ts";
import { compareOutputs, outputTexts } from "./compare_outputs.ts";
import {
  countRuns,
  COUNTS_HEADER,
  countsRow,
  keepBusy,
  type RunCounts,
} from "./count_runs.ts";
import { thirtyCells } from "./thirty_cells.ts";

interface Options {
  readonly runs: string;
  readonly busy: boolean;
  readonly executor: string;
  readonly deno: string;
}

if (import.meta.main) Deno.exit(await runCommand(() => main(Deno.args)));

async function main(args: readonly string[]): Promise<number> {
  const { runs, busy, executor, deno } = new Command("completeness.ts")
    .option("--runs <number>", "how often to execute the notebook", "100")
    .option("--busy", "keep all cores busy meanwhile", false)
    .option("--executor <name>", "runner or nbclient", "runner")
    .option("--deno <path>", "the Deno of the kernel", Deno.execPath())
    .exitOverride()
    .parse(args, { from: "user" })
    .opts<Options>();
  using _load = keepBusy(busy ? navigator.hardwareConcurrency : 0);
  const count = executor === "nbclient" ? countNbclient : countRunner;
  const counts = await count(Number(runs), deno);
  const load = busy ? "cores busy" : "no load of its own";
  const name = `${executor}, Deno ${await versionOf(deno)}, ${load}`;
  console.log(`${COUNTS_HEADER}\n${countsRow(name, counts)}`);
  return 0;
}

/** Executes the notebook with this project's runner. */
export async function countRunner(
  runs: number,
  deno: string = Deno.execPath(),
): Promise<RunCounts> {
  const { notebook, expected } = thirtyCells();
  const cwd = await Deno.makeTempDir({ prefix: "logbook-proof-" });
  try {
    return await countRuns(runs, async () => {
      const executed = await executeNotebook(notebook, { cwd, deno });
      return compareOutputs(expected, outputTexts(executed));
    });
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
}

/** Executes the notebook with nbclient. */
async function countNbclient(runs: number, deno: string): Promise<RunCounts> {
  const { notebook, expected } = thirtyCells();
  const cwd = await Deno.makeTempDir({ prefix: "logbook-proof-" });
  const path = join(cwd, "thirty_cells.ipynb");
  const target = join(cwd, "executed.ipynb");
  const counts: RunCounts[] = [];
  try {
    await writeNotebook(path, notebook);
    await withJupyter(async (jupyter) => {
      counts.push(
        await countRuns(runs, async () => {
          const run = { target, cwd };
          const executed = await executeWithNbclient(jupyter, path, run);
          return compareOutputs(expected, outputTexts(executed.notebook));
        }),
      );
    }, deno);
    return counts[0];
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
}

async function versionOf(deno: string): Promise<string> {
  const { stdout } = await new Deno.Command(deno, { args: ["--version"] })
    .output();
  return new TextDecoder().decode(stdout).split(" ")[1];
}
