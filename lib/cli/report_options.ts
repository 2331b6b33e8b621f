import { Command } from "commander";
import { isWhole } from "../anomaly/forest_options.ts";
import { checkThresholds } from "../findings/chosen_thresholds.ts";
import type { Thresholds } from "../findings/thresholds.ts";
import { parseDuration } from "../logs/duration.ts";
import { InputError } from "../logs/input_error.ts";
import {
  addReadingOptions,
  type ReadingOptions,
  readReadingOptions,
} from "./reading_options.ts";

/** What the command `report` was asked for; what was not passed is undefined. */
export interface ReportOptions extends ReadingOptions {
  /** The folder to write to, from the user's folder. */
  readonly out: string;
  /** The analysis windows' length, such as `5s`, or `auto`. */
  readonly every?: string;
  /** Share of windows to flag, in (0, 0.5]. */
  readonly contamination?: number;
  readonly seed?: number;
  /** Sizes from which an effect matters, where they are not the defaults. */
  readonly matters?: Partial<Thresholds>;
}

/**
 * Reads the command line of `report`. Whether the logs can be read is not looked
 * at here.
 *
 * @param args What stands behind the command's name.
 * @throws {InputError} In one sentence, if an argument cannot be used.
 * @throws {CommanderError} After help or commander's own sentence was printed.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readReportOptions } from "./report_options.ts";
 *
 * assertEquals(readReportOptions(["app.csv", "--map", "level=severity"]), {
 *   logs: "app.csv",
 *   out: "site",
 *   map: { level: "severity" },
 * });
 * ```
 */
export function readReportOptions(args: readonly string[]): ReportOptions {
  const command = commandLine();
  command.parse(args, { from: "user" });
  const { out, every, contamination, seed, matters } = command.opts<
    ReportOptions
  >();
  const asked = { every, contamination, seed, matters };
  return {
    ...readReadingOptions(command),
    ...Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    ),
    out,
  };
}

function commandLine(): Command {
  const command = new Command("deno task report")
    .description(
      "Executes all notebooks on logs; writes the executed copies, a site and results.",
    )
    .argument(
      "[logs...]",
      "files, globs, - for standard input, or clickhouse://user@host:8123/database/table (default: the sample)",
    )
    .option("--out <dir>", "the folder to write to", "site")
    .option(
      "--every <length>",
      "length of the analysis windows, such as 5s (default: one that suits the period)",
      readEvery,
    )
    .option(
      "--contamination <share>",
      "share of windows that the anomaly model flags (default: 0.01)",
      readContamination,
    )
    .option(
      "--seed <number>",
      "the anomaly model's seed (default: 42)",
      readSeed,
    )
    .option(
      "--matters <name=size>",
      "from what size an effect matters, such as failure_share=0.3 (repeatable)",
      addSize,
    );
  return addReadingOptions(command).exitOverride();
}

/** A length of windows as it was given, checked; `auto` is one too. */
export function readEvery(text: string): string {
  if (text !== "auto") parseDuration(text);
  return text;
}

function readContamination(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value <= 0.5) return value;
  throw new InputError(
    `Cannot use --contamination: it must be above 0 and at most 0.5, such as 0.01, got ${text}`,
  );
}

function readSeed(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && isWhole(value, -Infinity)) return value;
  throw new InputError(
    `Cannot use --seed: it must be a whole number, such as 42, got ${text}`,
  );
}

function addSize(
  text: string,
  sizes: Partial<Thresholds> = {},
): Partial<Thresholds> {
  const end = text.indexOf("=");
  const size = text.slice(end + 1).trim();
  if (end > 0 && size !== "") {
    const named = { [text.slice(0, end)]: Number(size) };
    return { ...sizes, ...checkThresholds(named) };
  }
  throw new InputError(
    `Cannot use --matters ${
      JSON.stringify(text)
    }: it must be name=size, such as failure_share=0.3`,
  );
}
