import { basename, dirname, join } from "@std/path";
import { CellError } from "../runner/cell_error.ts";
import { isCode, type Notebook, type TextCell } from "../runner/notebook.ts";
import type { KernelPool } from "../runner/kernel_pool.ts";
import { parameterNames, type Parameters } from "../runner/parameters.ts";
import { newId, readNotebook } from "../runner/read_notebook.ts";
import { writeNotebook } from "../runner/write_notebook.ts";
import type { NotebookPage } from "../site/notebook_page.ts";
import { prepareAhead } from "./prepare_ahead.ts";
import { kernelCount } from "./report_kernels.ts";
import { type NotebookRun, runNotebooks } from "./run_notebooks.ts";

/** A notebook of the report after its run. */
export interface ReportNotebook {
  /** Its file's name without the extension. */
  readonly name: string;
  /** Executed, or as far as it came. */
  readonly notebook: Notebook;
  /** How the site shows it; undefined where that is still to be found out. */
  readonly page?: NotebookPage;
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
  const names = paths.map((path) => basename(path, ".ipynb"));
  const pages = new Map<string, NotebookPage>();
  const prepared = prepareAhead(notebooks);
  const runs = notebooks.map((notebook, i): NotebookRun => ({
    name: names[i],
    notebook,
    // What showed most when it was last executed takes longest, and should not
    // be what all others wait for.
    weight: JSON.stringify(notebook).length,
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
      pages.set(names[i], await layOut(names[i], executed, names));
    },
  }));
  const results = await runNotebooks(runs, kernelCount(paths));
  await prepared;
  return await Promise.all(results.map(async ({ name, notebook, error }, i) => {
    if (notebook !== undefined) {
      return { name, notebook, page: pages.get(name) };
    }
    const partial = unfinished(notebooks[i], error);
    await writeNotebook(copyOf(paths[i]), partial);
    return { name, notebook: partial, error };
  }));
}

/** A notebook's page, while the kernels go on with the next one. */
async function layOut(
  name: string,
  notebook: Notebook,
  names: readonly string[],
): Promise<NotebookPage> {
  // Not needed before the first notebook's end.
  const { notebookPage } = await import("../site/notebook_page.ts");
  return notebookPage({ name, notebook }, new Set(names));
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
