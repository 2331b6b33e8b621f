import { Command } from "commander";
import { dirname, relative } from "@std/path";
import { InputError } from "../logs/input_error.ts";
import { diffNotebooks } from "../runner/diff_notebooks.ts";
import type { Notebook } from "../runner/notebook.ts";
import {
  parameterNames,
  readParameters,
  splitParameter,
  unknownParameters,
} from "../runner/parameters.ts";
import { readNotebook } from "../runner/read_notebook.ts";
import { serializeNotebook, writeNotebook } from "../runner/write_notebook.ts";
import { describeDifferences } from "./describe_differences.ts";
import { projectNotebooks } from "./project_notebooks.ts";
import { DONE, FAILED, reportFailure, runCommand } from "./run_command.ts";
import { type NotebookRun, runNotebooks } from "./run_notebooks.ts";

interface Options {
  readonly p: readonly string[];
  readonly check: boolean;
  readonly jobs: number;
  readonly timeout: number;
}

interface OpenNotebook {
  readonly path: string;
  /** The path from the working directory. */
  readonly name: string;
  readonly notebook: Notebook;
}

const TIMEOUT_S = 600;

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
    const command = commandLine();
    command.parse(args, { from: "user" });
    const options = command.opts<Options>();
    const files = command.args.length > 0
      ? command.args
      : await projectNotebooks();
    const opened = await Promise.all(files.map(open));
    checkParameters(opened, options);
    return await execute(opened, options);
  });
}

function commandLine(): Command {
  return new Command("deno task notebooks")
    .description("Executes notebooks in place with the Deno kernel.")
    .argument("[file...]", "notebooks (default: all of the project)")
    .option("-p <name=value>", "set a parameter (repeatable)", append, [])
    .option("--check", "change nothing, fail where outputs differ", false)
    .option(
      "--jobs <number>",
      "how many notebooks at a time",
      atLeastOne("--jobs"),
      navigator.hardwareConcurrency,
    )
    .option(
      "--timeout <seconds>",
      "how long one cell may take",
      atLeastOne("--timeout"),
      TIMEOUT_S,
    )
    .exitOverride();
}

function append(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

function atLeastOne(name: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1) return value;
    throw new InputError(
      `Cannot use ${name}: it must be a whole number from 1 on, got ${text}`,
    );
  };
}

async function open(path: string): Promise<OpenNotebook> {
  const notebook = await readNotebook(path);
  return { path, name: relative(Deno.cwd(), path), notebook };
}

/** A parameter may belong to some of the notebooks only, but not to none. */
function checkParameters(
  opened: readonly OpenNotebook[],
  { p, check }: Options,
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
  options: Options,
): Promise<number> {
  const stale: string[] = [];
  const runs = opened.map(({ path, name, notebook }): NotebookRun => ({
    name,
    notebook,
    options: {
      cwd: dirname(path),
      timeout_s: options.timeout,
      parameters: readParameters(notebook, options.p),
    },
    finish: async (executed) => {
      if (!options.check) return await save(path, executed);
      const text = await compare(path, name, notebook, executed);
      if (text === "") return;
      stale.push(text);
      return "not fresh";
    },
  }));
  const results = await runNotebooks(runs, options.jobs);
  const failed = results.filter(({ error }) => error !== undefined);
  const statuses = failed.map(({ name, error }) => reportFailure(error, name));
  for (const text of stale.toSorted()) console.error(text);
  return Math.max(DONE, ...statuses, stale.length > 0 ? FAILED : DONE);
}

/** Writes what is new, so that an unchanged notebook keeps its time. */
async function save(path: string, executed: Notebook): Promise<void> {
  const old = await Deno.readTextFile(path);
  if (old !== serializeNotebook(executed)) await writeNotebook(path, executed);
}

/** Says how a file differs from its fresh execution; `""` if it does not. */
async function compare(
  path: string,
  name: string,
  committed: Notebook,
  executed: Notebook,
): Promise<string> {
  const differences = diffNotebooks(committed, executed);
  if (differences.length > 0) return describeDifferences(name, differences);
  const isSame = await Deno.readTextFile(path) === serializeNotebook(executed);
  return isSame ? "" : `${name}: differs in the layout of its JSON only`;
}

if (import.meta.main) Deno.exit(await notebooks(Deno.args));
