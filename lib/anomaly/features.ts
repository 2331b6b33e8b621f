import type pl from "nodejs-polars";
import { InputError } from "../logs/input_error.ts";
import { finiteColumn } from "../metrics/column_values.ts";
import type { LevelFit } from "./baseline.ts";
import { scoreMetric } from "./score_metric.ts";
import { plainMetric } from "./window_metrics.ts";

/**
 * What a forest sees of windows. By default the mean latency and the failures;
 * more to choose from: `logs`, `failure_rate`, any other number of
 * `LogSource.windows` such as `latency_p95_ms`, and what
 * {@linkcode withServiceColumns} adds.
 */
export const DEFAULT_FEATURES = ["latency_mean_ms", "failures"] as const;

/**
 * The columns of standard errors that stand for features. A number of failures
 * is judged by the window's number of logs, so it stands for the rate as well.
 */
const STANDARD: Readonly<Record<string, string>> = {
  latency_mean_ms: "latency_z",
  failures: "failures_z",
  failure_rate: "failures_z",
  logs: "logs_z",
};

/** A feature's values, NaN where a window has none. */
export interface Feature {
  /** As it was asked for. */
  readonly name: string;
  /** As the forest knows it: `failures`, or `failures_z` on the standard scale. */
  readonly column: string;
  readonly values: Float64Array;
}

/**
 * Reads features of windows as they are, in their own units.
 *
 * @param windows With the columns asked for; `failure_rate` is made of `failures` and `logs`.
 * @throws {InputError} If a column is missing.
 */
export function rawFeatures(
  windows: pl.DataFrame,
  names: readonly string[],
): Feature[] {
  return names.map((name) => ({
    name,
    column: name,
    values: readFeature(windows, name),
  }));
}

/**
 * Reads features of windows on one scale for windows of few logs and of many:
 * in standard errors from the baseline, as far as the window's own size lets
 * the metric scatter.
 *
 * @param windows With `latency_z`, `failures_z`, `logs_z` and the columns asked for.
 * @param fit The baseline's.
 * @throws {InputError} If a column is missing.
 */
export function standardFeatures(
  windows: pl.DataFrame,
  names: readonly string[],
  fit: LevelFit,
): Feature[] {
  const partial = windows.getColumn("partial").toArray();
  const weights = windows.columns.includes("logs")
    ? Float64Array.from(finiteColumn(windows, "logs"))
    : new Float64Array(windows.height).fill(1);
  return names.map((name) => {
    const own = STANDARD[name];
    if (own !== undefined) {
      return { name, column: own, values: readFeature(windows, own) };
    }
    const values = readFeature(windows, name)
      .map((value, i) => partial[i] ? NaN : value);
    const isOdd = new Uint8Array(windows.height);
    return {
      name,
      column: `${name}_z`,
      values: scoreMetric(plainMetric(values, weights), isOdd, fit).z,
    };
  });
}

/**
 * The names that a saved forest's columns were asked for by, and their scale.
 *
 * @param columns Of one scale.
 */
export function namesOf(columns: readonly string[]): {
  readonly names: readonly string[];
  readonly scale: "raw" | "standard";
} {
  if (!columns.every((column) => column.endsWith("_z"))) {
    return { names: columns, scale: "raw" };
  }
  const names = columns.map((column) =>
    Object.keys(STANDARD).find((name) => STANDARD[name] === column) ??
      column.slice(0, -"_z".length)
  );
  return { names, scale: "standard" };
}

function readFeature(windows: pl.DataFrame, name: string): Float64Array {
  const read = (column: string) => {
    if (!windows.columns.includes(column)) {
      throw new InputError(
        `Cannot detect anomalies: the windows need the column ${column}, got ${
          windows.columns.join(", ") || "none"
        }`,
      );
    }
    return Float64Array.from(finiteColumn(windows, column));
  };
  const values = name === "failure_rate" && !windows.columns.includes(name)
    ? rates(read("failures"), read("logs"))
    : read(name);
  return values.map((value) => Number.isFinite(value) ? value : NaN);
}

function rates(failures: Float64Array, logs: Float64Array): Float64Array {
  return failures.map((count, i) => count / logs[i]);
}
