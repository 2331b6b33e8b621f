/**
 * Proves that the project's notebooks run complete in an executor that knows
 * nothing of the kernel's defect: executes all of them with `jupyter nbconvert
 * --execute`, many times, and compares with what the runner gives.
 *
 *     deno run -q -P=kernel tests/proof/other_executors.ts [RUNS]
 *
 * @module
 */
import { basename, dirname, join } from "@std/path";
import { projectNotebooks } from "../../lib/cli/project_notebooks.ts";
import { runCommand } from "../../lib/cli/run_command.ts";
import { executeNotebook } from "../../lib/runner/execute_notebook.ts";
import { readNotebook } from "../../lib/runner/read_notebook.ts";
import {
  executeWithNbconvert,
  type Jupyter,
  withJupyter,
} from "../interop/jupyter.ts";
import { compareOutputs, outputTexts } from "./compare_outputs.ts";
import {
  countRuns,
  COUNTS_HEADER,
  countsRow,
  type RunCounts,
} from "./count_runs.ts";

const RUNS = 20;

if (import.meta.main) {
  Deno.exit(
    await runCommand(async () => {
      const runs = Number(Deno.args[0] ?? RUNS);
      await withJupyter(async (jupyter) => {
        console.log(COUNTS_HEADER);
        for (const path of await projectNotebooks()) {
          const counts = await countNbconvert(jupyter, path, runs);
          const name = `nbconvert, ${basename(path)}`;
          console.log(countsRow(name, counts));
        }
      });
      return 0;
    }),
  );
}

/** Executes a notebook with nbconvert; its outputs should be what the runner gives. */
export async function countNbconvert(
  jupyter: Jupyter,
  path: string,
  runs: number,
): Promise<RunCounts> {
  const cwd = dirname(path);
  const reference = await executeNotebook(await readNotebook(path), { cwd });
  const expected = outputTexts(reference);
  const folder = await Deno.makeTempDir({ prefix: "logbook-proof-" });
  try {
    return await countRuns(runs, async (number) => {
      const target = join(folder, `${number}.ipynb`);
      const executed = await executeWithNbconvert(jupyter, path, target);
      await Deno.remove(target);
      return compareOutputs(expected, outputTexts(executed));
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
