import { Command } from "commander";
import {
  addReadingOptions,
  type ReadingOptions,
  readReadingOptions,
} from "./reading_options.ts";
import { readEvery } from "./report_options.ts";

/** What the command `score` was asked for; what was not passed is undefined. */
export interface ScoreOptions extends ReadingOptions {
  /** The saved model's path, from the user's folder. */
  readonly model: string;
  /** The windows' length, such as `5s`, or `auto`. */
  readonly every?: string;
}

/**
 * Reads the command line of `score`. Logs and their options are read as `report`
 * reads them.
 *
 * @param args What stands behind the command's name.
 * @throws {InputError} In one sentence, if an argument cannot be used.
 * @throws {CommanderError} After help or commander's own sentence was printed.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readScoreOptions } from "./score_options.ts";
 *
 * assertEquals(readScoreOptions(["app.csv", "--model", "model.json"]), {
 *   logs: "app.csv",
 *   model: "model.json",
 * });
 * ```
 */
export function readScoreOptions(args: readonly string[]): ScoreOptions {
  const command = commandLine();
  command.parse(args, { from: "user" });
  const { model, every } = command.opts<ScoreOptions>();
  const length = every === undefined ? {} : { every };
  return { ...readReadingOptions(command), ...length, model };
}

function commandLine(): Command {
  const command = new Command("deno task score")
    .description(
      "Scores logs, window by window, with a model that a report saved.",
    )
    .argument(
      "<logs...>",
      "files, globs, - for standard input, or clickhouse://user@host:8123/database/table",
    )
    .requiredOption("--model <file>", "the model: results/model.json")
    .option(
      "--every <length>",
      "length of the windows, if the model does not say it",
      readEvery,
    );
  return addReadingOptions(command)
    .addHelpText(
      "after",
      `
Exit status: 0 nothing significant, 3 a significant incident, 2 unusable input
or arguments.`,
    )
    .exitOverride();
}
