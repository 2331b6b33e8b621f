import { Command } from "commander";
import { InputError } from "../logs/input_error.ts";

/** How the command `notebooks` was called. */
export interface NotebooksOptions {
  /** The notebooks' files; none for those of the project. */
  readonly files: readonly string[];
  /** Parameters, `name=value`. */
  readonly p: readonly string[];
  readonly check: boolean;
  readonly jobs: number;
  /** How long one cell may take, in seconds. */
  readonly timeout: number;
  /** How long a kernel may take to start, in seconds. */
  readonly startupTimeout: number;
  readonly failFast: boolean;
  readonly keepFailed: boolean;
}

const TIMEOUT_S = 600;
const STARTUP_TIMEOUT_S = 60;

/**
 * Reads the arguments of the command `notebooks`.
 *
 * @throws {InputError} If a number is none; what `commander` throws after it has
 * printed its help or a sentence of its own.
 */
export function readNotebooksOptions(
  args: readonly string[],
): NotebooksOptions {
  const command = commandLine();
  command.parse(args, { from: "user" });
  return { ...command.opts<NotebooksOptions>(), files: command.args };
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
    .option(
      "--startup-timeout <seconds>",
      "how long a kernel may take to start",
      atLeastOne("--startup-timeout"),
      STARTUP_TIMEOUT_S,
    )
    .option("--fail-fast", "stop the others when one fails", false)
    .option(
      "--keep-failed",
      "keep what a failed run gave, in NAME.failed.ipynb",
      false,
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
