import pl from "nodejs-polars";
import type { Dimension } from "../logs/log_source.ts";
import {
  finiteColumn,
  textColumn,
  timeColumn,
} from "../metrics/column_values.ts";
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
  readonly p95_ms: number;
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
  const optional = (column: string, otherwise: readonly number[]) =>
    frame.columns.includes(column) ? finiteColumn(frame, column) : otherwise;
  const tails = optional("latency_p95_ms", []);
  // Where not every log has a latency, the mean rests on fewer values than logs.
  const latencies = optional("latency_count", logs);
  return starts.map((start, i) => ({
    start_us: start ?? NaN,
    logs: logs[i],
    failures: failures[i],
    mean_ms: means[i],
    sd_ms: sds[i],
    p95_ms: tails[i] ?? NaN,
    latencies: Number.isFinite(means[i]) ? latencies[i] : 0,
  }));
}

/** The whole windows of each value of a dimension, in the values' order. */
export function wholeWindowsBy(
  windows: pl.DataFrame,
  by: Dimension,
): Map<string, Window[]> {
  const frame = windows.columns.includes("partial")
    ? windows.filter(pl.col("partial").not())
    : windows;
  const names = textColumn(frame, by);
  const found = new Map<string, Window[]>(names.toSorted().map((n) => [n, []]));
  wholeWindows(frame).forEach((window, i) => found.get(names[i])?.push(window));
  return found;
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

/** Some consecutive windows as one. */
export interface Stretch {
  /** Its middle, seconds after the first stretch's beginning. */
  readonly at_s: number;
  readonly logs: number;
  readonly failures: number;
  readonly latencies: number;
  /** The mean of all its latencies; NaN where it has none. */
  readonly mean_ms: number;
}

/**
 * Joins consecutive windows into stretches, as few windows in each as leave at
 * most so many stretches with about five events in each. An incomplete last stretch
 * is left out.
 *
 * @param windows Equally long and without holes.
 * @param events What a stretch must hold some of.
 * @param most Defaults to 300: more tell no more about a trend, and take long to compare.
 */
export function stretchesOf(
  windows: readonly Window[],
  events: (window: Window) => number,
  most = 300,
): Stretch[] {
  const mean = sum(windows.map(events)) / windows.length;
  const size = Math.max(
    mean > 0 ? Math.ceil(5 / mean) : 1,
    Math.ceil(windows.length / most),
  );
  const seconds = windowSeconds(windows) * size;
  return Array.from({ length: Math.floor(windows.length / size) }, (_, i) => {
    const joined = windows.slice(i * size, (i + 1) * size);
    const latencies = sum(joined.map((window) => window.latencies));
    const total = joined.map(({ latencies, mean_ms }) =>
      latencies > 0 ? latencies * mean_ms : 0
    );
    return {
      at_s: (i + 0.5) * seconds,
      logs: sum(joined.map(({ logs }) => logs)),
      failures: sum(joined.map(({ failures }) => failures)),
      latencies,
      mean_ms: sum(total) / latencies,
    };
  });
}
