import type pl from "nodejs-polars";
import { numberColumn, timeColumn } from "../../metrics/column_values.ts";

/** A frame of windows as the charts over time draw it. */
export interface WindowSeries {
  /** Each window's start, microseconds since 1970 UTC. */
  readonly starts_us: readonly number[];
  /** Each window's start, for Plot's time scales. */
  readonly starts: readonly Date[];
  /** Whether the logs cover a window only in part. */
  readonly partial: readonly boolean[];
  /** The windows' length in microseconds; 0 with fewer than two windows. */
  readonly length_us: number;
  /** A column's values; null where there is none. */
  values(column: string): (number | null)[];
  /** A column's values; null also for windows that the logs cover only in part. */
  wholeValues(column: string): (number | null)[];
}

/**
 * Reads a frame of `windows(every)`, or of rows with the same columns.
 *
 * @param windows In time order, equally spaced; only the column `start` is needed.
 */
export function windowSeries(windows: pl.DataFrame): WindowSeries {
  const starts_us = timeColumn(windows, "start")
    .map((start) => start ?? NaN);
  const partial = windows.columns.includes("partial")
    ? windows.getColumn("partial").toArray().map(Boolean)
    : starts_us.map(() => false);
  const values = (column: string) => numberColumn(windows, column);
  return {
    starts_us,
    starts: starts_us.map((start) => new Date(start / 1000)),
    partial,
    length_us: starts_us.length < 2 ? 0 : starts_us[1] - starts_us[0],
    values,
    wholeValues: (column) =>
      values(column).map((value, i) => partial[i] ? null : value),
  };
}
