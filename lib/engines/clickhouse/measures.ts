import { isKnownLatency, moments, quantiles } from "./latency_sql.ts";
import type { LogTable } from "./log_table.ts";
import { isFailure } from "./rows_of.ts";
import { type Sql, sql } from "./sql.ts";

/**
 * What is measured of the logs in a group, as SQL: of a table with a row for each
 * log, or of a roll-up with states of such aggregates. The values are the same.
 */
export interface Measures {
  /** How many there are, Float64. */
  readonly logs: Sql;
  /** How many there are that have a timestamp. */
  readonly timed: Sql;
  /** The first and the last timestamp, microseconds. */
  readonly first: Sql;
  readonly last: Sql;
  /** How many there are where a condition on dimensions holds, which is 0 or 1. */
  readonly logsIf: (condition: Sql) => Sql;
  /** The mean of the latencies, to be had before a value near it is known. */
  readonly mean_ms: Sql;
  /** What `readMoments` reads. */
  readonly moments: (centre_ms: number) => readonly Sql[];
  /** What `readQuantiles` reads. */
  readonly quantiles: Sql;
}

/** The measures of a table with a row for each log. */
export function rowMeasures(
  { timestamp, latency_ms }: Pick<LogTable, "timestamp" | "latency_ms">,
): Measures {
  return {
    logs: sql`toFloat64(count())`,
    timed: sql`toFloat64(count(${timestamp}))`,
    first: sql`toFloat64(min(${timestamp}))`,
    last: sql`toFloat64(max(${timestamp}))`,
    logsIf: (condition) => sql`toFloat64(sum(${condition}))`,
    mean_ms: latency_ms === null
      ? sql`0`
      : sql`avgIf(assumeNotNull(toFloat64(${latency_ms})), ${
        isKnownLatency(latency_ms)
      })`,
    moments: (centre_ms) => moments(latency_ms, centre_ms),
    quantiles: quantiles(latency_ms),
  };
}

/** How many failures there are; null where the logs have no levels. */
export function failuresOf(
  { level, measures }: Pick<LogTable, "level" | "measures">,
): Sql {
  return level === null ? sql`NULL` : measures.logsIf(isFailure(level));
}
