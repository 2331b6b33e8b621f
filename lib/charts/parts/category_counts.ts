import pl from "nodejs-polars";
import { type Interval, shareInterval } from "../../stats/intervals.ts";
import { finiteColumn, textColumn } from "../../metrics/column_values.ts";

/** A row of `counts(by)`; failures are NaN where the logs have no levels. */
export interface CategoryCounts {
  readonly name: string;
  readonly logs: number;
  readonly errors: number;
  readonly fatals: number;
  readonly failures: number;
}

/**
 * Reads a frame of `counts(by)` row by row.
 *
 * @param column The dimension that gives the names.
 */
export function categoryCounts(
  frame: pl.DataFrame,
  column: string,
): CategoryCounts[] {
  const logs = finiteColumn(frame, "logs");
  const errors = finiteColumn(frame, "errors");
  const fatals = finiteColumn(frame, "fatals");
  const failures = finiteColumn(frame, "failures");
  return textColumn(frame, column).map((name, i) => ({
    name,
    logs: logs[i],
    errors: errors[i],
    fatals: fatals[i],
    failures: failures[i],
  }));
}

/**
 * The rows of a frame of `counts(by)` that hold failures.
 *
 * @returns Null where the logs have no levels.
 */
export function failureCounts(
  frame: pl.DataFrame,
): pl.DataFrame | null {
  return frame.getColumn("failures").nullCount() > 0
    ? null
    : frame.filter(pl.col("failures").gt(0));
}

/** Why nothing can be said about the failures of services; null where something can. */
export function lackOfFailures(
  services: readonly CategoryCounts[],
): string | null {
  if (services.length === 0) return "the logs have no column service";
  return services.some(({ failures }) => Number.isNaN(failures))
    ? "the logs have no column level"
    : null;
}

/** A count out of a total with the 95 % interval that its share (Wilson's) gives it. */
export function countInterval(count: number, total: number): Interval {
  const { value, low, high } = shareInterval(count, total);
  return { value: value * total, low: low * total, high: high * total };
}
