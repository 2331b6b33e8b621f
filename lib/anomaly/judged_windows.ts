import type pl from "nodejs-polars";
import { InputError } from "../logs/input_error.ts";
import { finiteColumn } from "../metrics/column_values.ts";

/** What `detectAnomalies` says of windows, as columns; NaN where it says nothing. */
export interface JudgedWindows {
  readonly height: number;
  readonly logs: Float64Array;
  readonly failures: Float64Array;
  readonly latency_mean_ms: Float64Array;
  /** How many latencies the mean is of. */
  readonly latency_count: Float64Array;
  readonly p_value: Float64Array;
  readonly latency_z: Float64Array;
  readonly failures_z: Float64Array;
  readonly logs_z: Float64Array;
  /** 1 or 0. */
  readonly partial: Uint8Array;
  readonly significant: Uint8Array;
  readonly silent: Uint8Array;
  /** The largest distance of a window's metrics from their baselines, in standard errors. */
  furthest(row: number): number;
}

const NUMBERS = [
  "logs",
  "failures",
  "latency_mean_ms",
  "p_value",
  "latency_z",
  "failures_z",
  "logs_z",
] as const;
const TRUTHS = ["partial", "significant", "silent"] as const;

/**
 * Reads judged windows.
 *
 * @throws {InputError} If a column is missing.
 */
export function readJudged(windows: pl.DataFrame): JudgedWindows {
  const missing = ["start", ...NUMBERS, ...TRUTHS].filter((name) =>
    !windows.columns.includes(name)
  );
  if (missing.length > 0) {
    throw new InputError(
      `Cannot find incidents: the windows need the column ${
        missing.join(" and ")
      } that detectAnomalies adds, got ${windows.columns.join(", ") || "none"}`,
    );
  }
  const number = (name: string) =>
    Float64Array.from(finiteColumn(windows, name));
  const truth = (name: string) =>
    Uint8Array.from(windows.getColumn(name).toArray(), Number);
  const [logs, failures, latency_mean_ms, p_value, ...deviates] = NUMBERS.map(
    number,
  );
  const [latency_z, failures_z, logs_z] = deviates;
  const [partial, significant, silent] = TRUTHS.map(truth);
  return {
    height: windows.height,
    ...{ logs, failures, latency_mean_ms, p_value },
    ...{ latency_z, failures_z, logs_z, partial, significant, silent },
    latency_count: windows.columns.includes("latency_count")
      ? number("latency_count")
      : logs.map((count, i) => Number.isNaN(latency_mean_ms[i]) ? 0 : count),
    furthest: (row) => Math.max(...deviates.map((z) => Math.abs(z[row]) || 0)),
  };
}
