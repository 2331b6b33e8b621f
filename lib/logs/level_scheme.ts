import type { Level } from "./levels.ts";

/** Whose numbers stand for levels; see {@linkcode levelOfNumber}. */
export type LevelScheme =
  | "pino"
  | "python"
  | "syslog"
  | "otel"
  | "dotnet"
  | "monolog"
  | "azure"
  | "alert"
  | "http";

/** The least number of each level, most severe first for the search from above. */
type Steps = readonly (readonly [least: number, level: Level | null])[];

const SCHEMES: Readonly<Record<LevelScheme, Steps>> = {
  pino: [
    [100, null],
    [60, "FATAL"],
    [50, "ERROR"],
    [40, "WARNING"],
    [30, "INFO"],
    [20, "DEBUG"],
    [10, "TRACE"],
  ],
  python: [
    [100, null],
    [50, "FATAL"],
    [40, "ERROR"],
    [30, "WARNING"],
    [20, "INFO"],
    [10, "DEBUG"],
    [1, "TRACE"],
  ],
  syslog: [
    [8, null],
    [7, "DEBUG"],
    [5, "INFO"],
    [4, "WARNING"],
    [3, "ERROR"],
    [0, "FATAL"],
  ],
  otel: [
    [25, null],
    [21, "FATAL"],
    [17, "ERROR"],
    [13, "WARNING"],
    [9, "INFO"],
    [5, "DEBUG"],
    [1, "TRACE"],
  ],
  dotnet: [
    [6, null],
    [5, "FATAL"],
    [4, "ERROR"],
    [3, "WARNING"],
    [2, "INFO"],
    [1, "DEBUG"],
    [0, "TRACE"],
  ],
  monolog: [
    [601, null],
    [500, "FATAL"],
    [400, "ERROR"],
    [300, "WARNING"],
    [200, "INFO"],
    [100, "DEBUG"],
  ],
  azure: [
    [5, null],
    [4, "FATAL"],
    [3, "ERROR"],
    [2, "WARNING"],
    [1, "INFO"],
    [0, "TRACE"],
  ],
  alert: [[256, null], [3, "INFO"], [2, "WARNING"], [1, "ERROR"], [0, "INFO"]],
  http: [[600, null], [500, "ERROR"], [400, "WARNING"], [100, "INFO"]],
};

/**
 * The level that a number stands for. Numbers between two levels belong to the
 * lower number.
 *
 * | scheme | TRACE | DEBUG | INFO | WARNING | ERROR | FATAL |
 * | --- | --- | --- | --- | --- | --- | --- |
 * | `pino` (and bunyan) | 10 | 20 | 30 | 40 | 50 | 60 |
 * | `python` | 1 | 10 | 20 | 30 | 40 | 50 |
 * | `syslog` (journald, GELF) | | 7 | 6, 5 | 4 | 3 | 2, 1, 0 |
 * | `otel` | 1–4 | 5–8 | 9–12 | 13–16 | 17–20 | 21–24 |
 * | `dotnet` | 0 | 1 | 2 | 3 | 4 | 5 |
 * | `monolog` | | 100 | 200, 250 | 300 | 400 | 500, 550, 600 |
 * | `azure` (Application Insights) | 0 | | 1 | 2 | 3 | 4 |
 * | `alert` (Suricata, Snort) | | | 3–255, 0 | 2 | 1 | |
 * | `http` | | | 100–399 | 400–499 | 500–599 | |
 *
 * @returns Null if the number is none of the scheme's.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { levelOfNumber } from "./level_scheme.ts";
 *
 * assertEquals(levelOfNumber(40, "pino"), "WARNING");
 * assertEquals(levelOfNumber(40, "python"), "ERROR");
 * assertEquals(levelOfNumber(503, "http"), "ERROR");
 * ```
 */
export function levelOfNumber(
  number: number,
  scheme: LevelScheme,
): Level | null {
  for (const [least, level] of SCHEMES[scheme]) {
    if (number >= least) return level;
  }
  return null;
}

/** What a column's name tells, its letters and digits in lower case. */
const NAMES: readonly (readonly [RegExp, LevelScheme])[] = [
  [/severitynumber$/, "otel"],
  [/(?:^|syslog|log)priority$|syslogseverity(?:code)?$/, "syslog"],
  [/levelno$/, "python"],
  [/alertseverity$/, "alert"],
  [
    /(?:^|http|response|sc|downstream|edgeresponse|originresponse)status(?:code)?$|^(?:http)?responsecode$/,
    "http",
  ],
];

/** Names that levels have, but that do not say in which scheme. */
const LEVEL_NAME = /(?:level|lvl|severity)$/;

/**
 * Finds out what the numbers in a column of levels mean: by its name, else by
 * the numbers. Multiples of ten are pino's and bunyan's, who write them as
 * `level`, unless the column is Python's `levelno`. From 0 to 7 they are
 * syslog's (GELF's `level`), but .NET's where it is called `LogLevel` and none
 * is above 5, and Azure's where it is called `severityLevel` and none is above 4.
 *
 * @param values Samples of the column; blank ones are left out.
 * @param column Its name, with dots if nested.
 * @returns Undefined where most values are no numbers, or numbers of no scheme.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { levelScheme } from "./level_scheme.ts";
 *
 * assertEquals(levelScheme(["30", "50"], "level"), "pino");
 * assertEquals(levelScheme(["6", "3"], "PRIORITY"), "syslog");
 * assertEquals(levelScheme(["info", "warn"], "level"), undefined);
 * ```
 */
export function levelScheme(
  values: Iterable<string>,
  column: string,
): LevelScheme | undefined {
  const texts = Array.from(values, (value) => value.trim())
    .filter((text) => text !== "" && text !== "-");
  const numbers = texts.filter((text) => /^\d{1,3}(?:\.0+)?$/.test(text))
    .map(Number);
  if (numbers.length === 0 || numbers.length * 2 <= texts.length) {
    return undefined;
  }
  const fits = (scheme: LevelScheme) =>
    numbers.every((number) => levelOfNumber(number, scheme) !== null);
  const name = column.toLowerCase().replace(/[^a-z0-9]/g, "");
  const named = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  if (named !== undefined) return fits(named) ? named : undefined;
  return likelySchemes(name, numbers).find(fits);
}

function likelySchemes(name: string, numbers: readonly number[]) {
  const schemes: LevelScheme[] = [];
  const tens = numbers.every((number) => number % 10 === 0);
  if (!LEVEL_NAME.test(name)) return tens ? ["pino"] as const : schemes;
  if (name.endsWith("loglevel")) schemes.push("dotnet");
  if (name.endsWith("severitylevel")) schemes.push("azure");
  schemes.push("syslog");
  if (name.endsWith("severity")) schemes.push("otel");
  schemes.push("pino");
  if (numbers.every((number) => number % 50 === 0)) schemes.push("monolog");
  return schemes;
}
