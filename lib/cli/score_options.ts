import { Command } from "commander";
import { readReportOptions, type ReportOptions } from "./report_options.ts";

/** What the command `score` was asked for; what was not passed is undefined. */
export interface ScoreOptions
  extends Pick<ReportOptions, "logs" | "every" | "map"> {
  /** The saved model's path, from the user's folder. */
  readonly model: string;
}

interface Given {
  readonly model: string;
  readonly every?: string;
  readonly map?: readonly string[];
  readonly format?: string;
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
  const { model, every, map = [], format } = command.opts<Given>();
  const { out: _unused, ...logs } = readReportOptions([
    ...(every === undefined ? [] : ["--every", every]),
    ...map.flatMap((mapping) => ["--map", mapping]),
    ...(format === undefined ? [] : ["--format", format]),
    "--",
    ...command.args,
  ]);
  return { ...logs, model };
}

function commandLine(): Command {
  return new Command("deno task score")
    .description(
      "Scores logs, window by window, with a model that a report saved.",
    )
    .argument("<logs...>", "a CSV file with a header line")
    .requiredOption("--model <file>", "the model: results/model.json")
    .option(
      "--every <length>",
      "length of the windows, if the model does not say it",
    )
    .option(
      "--map <canonical=column>",
      "which column feeds a canonical one, such as level=severity (repeatable)",
      (text: string, maps: string[] = []) => [...maps, text],
    )
    .option("--format <format>", "auto or csv (default: auto)")
    .addHelpText(
      "after",
      `
Exit status: 0 nothing significant, 3 a significant incident, 2 unusable input
or arguments.`,
    )
    .exitOverride();
}
