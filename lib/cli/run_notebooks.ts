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
  readonly options: Omit<ExecuteNotebookOptions, "onCell" | "signal">;
  /** Those with more are started first, and shown in their places; defaults to 0. */
  readonly weight?: number;
  /**
   * What to do with the executed notebook; an error counts as the run's.
   *
   * @returns What to say beside the count of cells, such as `differs`; or nothing.
   */
  readonly finish: (executed: Notebook) => Promise<string | void>;
  /**
   * What to do after a cell failed.
   *
   * @returns What to say beside the failed cell.
   */
  readonly keep?: (error: CellError) => Promise<string>;
}

/** What became of a {@linkcode NotebookRun}. */
export interface NotebookResult {
  readonly name: string;
  /** The executed notebook; undefined if the run failed. */
  readonly notebook?: Notebook;
  /** Why the run failed, or the reason of the stop that ended it; undefined if it did not. */
  readonly error?: unknown;
}

/**
 * Executes notebooks, several at a time, each in a kernel of its own, and shows
 * how far they are.
 *
 * @param jobs How many at a time, at least 1.
 * @param stop Aborting it ends those that run and starts no others; the first one
 * that fails does so. Without it, one that fails leaves the others going.
 * @returns What became of each, in the order of the runs.
 */
export async function runNotebooks(
  runs: readonly NotebookRun[],
  jobs: number,
  stop?: AbortController,
): Promise<NotebookResult[]> {
  const progress = new Progress(runs.map(({ name }) => name));
  try {
    const queue = runs.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
    const results = await inParallel(
      queue,
      jobs,
      (run) => runNotebook(run, progress, stop),
    );
    return runs.map((run) => {
      const { name } = run;
      const result = results[queue.indexOf(run)];
      return result.status === "fulfilled"
        ? { name, notebook: result.value }
        : { name, error: result.reason };
    });
  } finally {
    progress.close();
  }
}

async function runNotebook(
  { name, notebook, options, finish, keep }: NotebookRun,
  progress: Progress,
  stop: AbortController | undefined,
): Promise<Notebook> {
  try {
    stop?.signal.throwIfAborted();
    progress.update(name, "starting");
    const executed = await executeNotebook(notebook, {
      ...options,
      signal: stop?.signal,
      onCell: ({ number, total, source }) =>
        progress.update(name, `${number}/${total} ${firstLine(source)}`),
    });
    const remark = await finish(executed);
    const count = countCells(executed);
    progress.finish(name, remark ? `${count}, ${remark}` : count);
    return executed;
  } catch (error) {
    const isStopped = stop?.signal.aborted && error === stop.signal.reason;
    if (!isStopped) stop?.abort();
    const summary = isStopped ? "stopped" : await describe(error, keep);
    progress.finish(name, summary);
    throw error;
  }
}

function countCells({ cells }: Notebook): string {
  const count = cells.filter(isCode).length;
  if (count === 0) return "no cells of code";
  return count === 1 ? "1 cell" : `${count} cells`;
}

async function describe(
  error: unknown,
  keep: NotebookRun["keep"],
): Promise<string> {
  if (!(error instanceof CellError)) return "failed";
  const summary = `cell ${error.number} failed`;
  return keep === undefined ? summary : `${summary}, ${await keep(error)}`;
}

/** The first line that is code. */
function firstLine(source: string): string {
  const lines = source.split("\n").map((line) => line.trim());
  return lines.find((line) => line !== "" && !line.startsWith("//")) ?? "";
}
