import pl from "nodejs-polars";
import { finiteColumn, timeColumn } from "../metrics/column_values.ts";
import { sum } from "../stats/sum.ts";

/** A window as the questions about time look at it. */
export interface Window {
  /** Its start, microseconds since 1970 UTC. */
  readonly start_us: number;
  readonly logs: number;
  /** NaN where the logs have no levels. */
  readonly failures: number;
  /** NaN where no log has a latency. */
  readonly mean_ms: number;
  readonly sd_ms: number;
  /** How many latencies the mean is of. */
  readonly latencies: number;
}

/**
 * The windows that the logs cover wholly: half a window's counts are no sign of
 * less activity.
 */
export function wholeWindows(windows: pl.DataFrame): Window[] {
  const frame = windows.columns.includes("partial")
    ? windows.filter(pl.col("partial").not())
    : windows;
  const starts = timeColumn(frame, "start");
  const [logs, failures, means, sds] = [
    "logs",
    "failures",
    "latency_mean_ms",
    "latency_sd_ms",
  ].map((column) => finiteColumn(frame, column));
  // Where not every log has a latency, the mean rests on fewer values than logs.
  const latencies = frame.columns.includes("latency_count")
    ? finiteColumn(frame, "latency_count")
    : logs;
  return starts.map((start, i) => ({
    start_us: start ?? NaN,
    logs: logs[i],
    failures: failures[i],
    mean_ms: means[i],
    sd_ms: sds[i],
    latencies: Number.isFinite(means[i]) ? latencies[i] : 0,
  }));
}

/** The length of equally spaced windows in seconds; NaN with fewer than two. */
export function windowSeconds(windows: readonly Window[]): number {
  return windows.length < 2
    ? NaN
    : (windows[1].start_us - windows[0].start_us) / 1e6;
}

/**
 * Joins consecutive windows until one holds about five events on average, which
 * the chi-square tests of counts need. An incomplete last group is left out.
 *
 * @returns Counts per joined window, one list for each of `columns`.
 */
export function joinWindows(
  columns: readonly (readonly number[])[],
  events: readonly number[],
): number[][] {
  const mean = sum(events) / events.length;
  const size = mean > 0 ? Math.max(1, Math.ceil(5 / mean)) : 1;
  const groups = Math.floor(events.length / size);
  return columns.map((column) =>
    Array.from(
      { length: groups },
      (_, i) => sum(column.slice(i * size, (i + 1) * size)),
    )
  );
}
