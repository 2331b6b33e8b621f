import { CellError } from "../runner/cell_error.ts";
import {
  executeNotebook,
  type ExecuteNotebookOptions,
} from "../runner/execute_notebook.ts";
import { isCode, type Notebook } from "../runner/notebook.ts";
import { inParallel } from "./in_parallel.ts";
import { Progress } from "./progress.ts";

/** A notebook to execute. */
export interface NotebookRun {
  /** How to call it in messages; each its own. */
  readonly name: string;
  readonly notebook: Notebook;
  readonly options: Omit<ExecuteNotebookOptions, "onCell">;
  /**
   * What to do with the executed notebook; an error counts as the run's.
   *
   * @returns What to say beside the count of cells, such as `differs`; or nothing.
   */
  readonly finish: (executed: Notebook) => Promise<string | void>;
}

/** What became of a {@linkcode NotebookRun}. */
export interface NotebookResult {
  readonly name: string;
  /** The executed notebook; undefined if the run failed. */
  readonly notebook?: Notebook;
  /** Why the run failed; undefined if it did not. */
  readonly error?: unknown;
}

/**
 * Executes notebooks, several at a time, each in a kernel of its own, and shows
 * how far they are. One that fails leaves the others going.
 *
 * @param jobs How many at a time, at least 1.
 * @returns What became of each, in the order of the runs.
 */
export async function runNotebooks(
  runs: readonly NotebookRun[],
  jobs: number,
): Promise<NotebookResult[]> {
  const progress = new Progress(runs.map(({ name }) => name));
  try {
    const results = await inParallel(
      runs,
      jobs,
      (run) => runNotebook(run, progress),
    );
    return results.map((result, index) => {
      const { name } = runs[index];
      return result.status === "fulfilled"
        ? { name, notebook: result.value }
        : { name, error: result.reason };
    });
  } finally {
    progress.close();
  }
}

async function runNotebook(
  { name, notebook, options, finish }: NotebookRun,
  progress: Progress,
): Promise<Notebook> {
  try {
    progress.update(name, "starting");
    const executed = await executeNotebook(notebook, {
      ...options,
      onCell: ({ number, total, source }) =>
        progress.update(name, `${number}/${total} ${firstLine(source)}`),
    });
    const remark = await finish(executed);
    const cells = executed.cells.filter(isCode).length;
    const count = cells === 1 ? "1 cell" : `${cells} cells`;
    progress.finish(name, remark ? `${count}, ${remark}` : count);
    return executed;
  } catch (error) {
    const isCell = error instanceof CellError;
    progress.finish(name, isCell ? `cell ${error.number} failed` : "failed");
    throw error;
  }
}

/** The first line that is code. */
function firstLine(source: string): string {
  const lines = source.split("\n").map((line) => line.trim());
  return lines.find((line) => line !== "" && !line.startsWith("//")) ?? "";
}
