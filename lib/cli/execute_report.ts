import { basename, dirname, join } from "@std/path";
import { CellError } from "../runner/cell_error.ts";
import { isCode, type Notebook, type TextCell } from "../runner/notebook.ts";
import type { KernelPool } from "../runner/kernel_pool.ts";
import { parameterNames, type Parameters } from "../runner/parameters.ts";
import { newId, readNotebook } from "../runner/read_notebook.ts";
import { writeNotebook } from "../runner/write_notebook.ts";
import { kernelCount } from "./report_kernels.ts";
import { type NotebookRun, runNotebooks } from "./run_notebooks.ts";

/** A notebook of the report after its run. */
export interface ReportNotebook {
  /** Its file's name without the extension. */
  readonly name: string;
  /** Executed, or as far as it came. */
  readonly notebook: Notebook;
  /** Why the run ended early; undefined if it did not. */
  readonly error?: unknown;
}

/** What {@linkcode executeReport} needs beside the notebooks. */
export interface ExecuteReportOptions {
  /** The folder to write to; it exists. */
  readonly out: string;
  /** Each notebook is given those that it declares. */
  readonly parameters: Parameters;
  readonly kernels: KernelPool;
  /** What to do when the last notebook was executed; the kernel that did so is idle. */
  readonly afterLast: () => Promise<void>;
}

/**
 * Executes the notebooks of a report, several at a time, and writes the executed
 * copies.
 *
 * @param paths The notebooks' files; they are not changed.
 * @returns All of them, in their order; one that failed says so below its title.
 */
export async function executeReport(
  paths: readonly string[],
  { out, parameters, kernels, afterLast }: ExecuteReportOptions,
): Promise<ReportNotebook[]> {
  const copyOf = (path: string) => join(out, basename(path));
  const notebooks = await Promise.all(paths.map(readNotebook));
  const runs = notebooks.map((notebook, i): NotebookRun => ({
    name: basename(paths[i], ".ipynb"),
    notebook,
    options: {
      cwd: dirname(paths[i]),
      kernels,
      parameters: Object.fromEntries(
        Object.entries(parameters)
          .filter(([name]) => parameterNames(notebook).includes(name)),
      ),
    },
    finish: async (executed) => {
      await writeNotebook(copyOf(paths[i]), executed);
      if (i === paths.length - 1) await afterLast();
    },
  }));
  const order = largestFirst(notebooks);
  const executed = await runNotebooks(
    order.map((i) => runs[i]),
    kernelCount(paths),
  );
  const results = runs.map((_, i) => executed[order.indexOf(i)]);
  return await Promise.all(results.map(async ({ name, notebook, error }, i) => {
    if (notebook !== undefined) return { name, notebook };
    const partial = unfinished(notebooks[i], error);
    await writeNotebook(copyOf(paths[i]), partial);
    return { name, notebook: partial, error };
  }));
}

/**
 * The notebooks' positions, those first that showed most when they were last
 * executed: they take longest, and should not be what all others wait for.
 */
function largestFirst(notebooks: readonly Notebook[]): number[] {
  const sizes = notebooks.map((notebook) => JSON.stringify(notebook).length);
  return sizes.map((_, i) => i).sort((a, b) => sizes[b] - sizes[a] || a - b);
}

/** A notebook as far as it came, saying so where a reader starts. */
function unfinished(original: Notebook, error: unknown): Notebook {
  const isCell = error instanceof CellError;
  const notebook = isCell ? error.notebook : withoutOutputs(original);
  const note: TextCell = {
    cell_type: "markdown",
    id: newId("unfinished", notebook.cells.map(({ id }) => id)),
    metadata: {},
    source: isCell
      ? `**This notebook was not executed to its end:** cell ${error.number} failed; see the error below it.`
      : "**This notebook was not executed:** its kernel failed.",
  };
  return { ...notebook, cells: notebook.cells.toSpliced(1, 0, note) };
}

/** What an earlier run left behind says nothing about these logs. */
function withoutOutputs(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    isCode(cell) ? { ...cell, execution_count: null, outputs: [] } : cell
  );
  return { ...notebook, cells };
}
