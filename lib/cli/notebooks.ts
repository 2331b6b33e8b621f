import { dirname, relative } from "@std/path";
import { InputError } from "../logs/input_error.ts";
import type { CellError } from "../runner/cell_error.ts";
import { diffNotebooks } from "../runner/diff_notebooks.ts";
import type { Notebook } from "../runner/notebook.ts";
import { NotebookLock } from "../runner/notebook_lock.ts";
import {
  parameterNames,
  readParameters,
  splitParameter,
  unknownParameters,
} from "../runner/parameters.ts";
import { parseNotebook, readNotebookText } from "../runner/read_notebook.ts";
import { serializeNotebook, writeNotebook } from "../runner/write_notebook.ts";
import { callerFolder } from "./caller_folder.ts";
import { describeDifferences } from "./describe_differences.ts";
import {
  type NotebooksOptions,
  readNotebooksOptions,
} from "./notebooks_options.ts";
import { FAILED_SUFFIX, projectNotebooks } from "./project_notebooks.ts";
import { DONE, FAILED, reportFailure, runCommand } from "./run_command.ts";
import { type NotebookRun, runNotebooks } from "./run_notebooks.ts";

interface OpenNotebook {
  readonly path: string;
  /** The path from the working directory. */
  readonly name: string;
  /** What the file holds. */
  readonly text: string;
  readonly notebook: Notebook;
}

/**
 * The command `notebooks`: executes notebooks in place, or checks that a fresh
 * execution gives what they hold.
 *
 * @param args What stands behind the command's name.
 * @returns The exit status: 0 done, 1 a cell failed or a notebook is not fresh, 2
 * arguments or notebooks that cannot be used.
 */
export function notebooks(args: readonly string[]): Promise<number> {
  return runCommand(async () => {
    const options = readNotebooksOptions(args);
    Deno.chdir(callerFolder());
    const paths = options.files.length > 0
      ? await distinct(options.files)
      : await projectNotebooks();
    using locks = new DisposableStack();
    if (!options.check) {
      for (const path of paths) locks.use(await NotebookLock.acquire(path));
    }
    const opened = await Promise.all(paths.map(open));
    checkParameters(opened, options);
    return await execute(opened, options);
  });
}

/** Each file once, however often and under whatever name it is given. */
async function distinct(paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    // One that cannot be found is told of where it is opened.
    paths.map((path) => Deno.realPath(path).catch(() => path)),
  );
  return paths.filter((_, index) => files.indexOf(files[index]) === index);
}

async function open(path: string): Promise<OpenNotebook> {
  const text = await readNotebookText(path);
  const notebook = parseNotebook(text, path);
  return { path, name: relative(Deno.cwd(), path), text, notebook };
}

/** A parameter may belong to some of the notebooks only, but not to none. */
function checkParameters(
  opened: readonly OpenNotebook[],
  { p, check }: NotebooksOptions,
): void {
  if (check && p.length > 0) {
    throw new InputError(
      "Cannot check with other parameters: the committed outputs come from the defaults; leave out -p or --check",
    );
  }
  const known = new Set(
    opened.flatMap(({ notebook }) => parameterNames(notebook)),
  );
  const names = p.map((text) => splitParameter(text)[0]);
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) throw unknownParameters(unknown, [...known]);
}

async function execute(
  opened: readonly OpenNotebook[],
  options: NotebooksOptions,
): Promise<number> {
  const stale: string[] = [];
  const stop = options.failFast ? new AbortController() : undefined;
  const runs = opened.map((file): NotebookRun => ({
    name: file.name,
    notebook: file.notebook,
    options: {
      cwd: dirname(file.path),
      timeout_s: options.timeout,
      startupTimeout_s: options.startupTimeout,
      parameters: readParameters(file.notebook, options.p),
      env: logsFolder(options),
    },
    finish: async (executed) => {
      if (!options.check) return await save(file, executed);
      const text = compare(file, executed);
      if (text === "") return;
      stale.push(text);
      stop?.abort();
      return "not fresh";
    },
    ...(options.keepFailed ? { keep: (error) => keep(file, error) } : {}),
  }));
  const results = await runNotebooks(runs, options.jobs, stop);
  const failed = results.filter(({ error }) =>
    error !== undefined && error !== stop?.signal.reason
  );
  const statuses = failed.map(({ name, error }) => reportFailure(error, name));
  for (const text of stale.toSorted()) console.error(text);
  return Math.max(DONE, ...statuses, stale.length > 0 ? FAILED : DONE);
}

/** Logs that are named on the command line start where it was typed, not beside the notebook. */
function logsFolder({ p }: NotebooksOptions): Record<string, string> {
  const isNamed = p.some((text) => splitParameter(text)[0] === "logs");
  return isNamed ? { LOGBOOK_FOLDER: Deno.cwd() } : {};
}

/** Writes what is new, so that an unchanged notebook keeps its time. */
async function save(
  { path, text }: OpenNotebook,
  executed: Notebook,
): Promise<void> {
  if (await readNotebookText(path) !== text) {
    throw new InputError(
      `Cannot write the notebook ${path}: something else has changed it meanwhile; execute it again`,
    );
  }
  if (text !== serializeNotebook(executed)) await writeNotebook(path, executed);
}

/** Keeps a notebook as far as it was executed, beside the whole one. */
async function keep(
  { path, name }: OpenNotebook,
  { notebook }: CellError,
): Promise<string> {
  const failed = (file: string) =>
    file.replace(/(\.ipynb)?$/, () => FAILED_SUFFIX);
  await writeNotebook(failed(path), notebook);
  return `kept in ${failed(name)}`;
}

/** Says how a file differs from its fresh execution; `""` if it does not. */
function compare(
  { name, text, notebook }: OpenNotebook,
  executed: Notebook,
): string {
  const differences = diffNotebooks(notebook, executed);
  if (differences.length > 0) return describeDifferences(name, differences);
  return text === serializeNotebook(executed)
    ? ""
    : `${name}: differs in the layout of its JSON only`;
}

if (import.meta.main) Deno.exit(await notebooks(Deno.args));
