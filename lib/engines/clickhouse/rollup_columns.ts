import { identifier, type Sql } from "./sql.ts";

/** The columns of a roll-up: a row for each second, level and service. */
export const ROLLUP_COLUMNS = {
  /** DateTime: the second, by which the roll-up is cut into parts. */
  time: "r_time",
  /** The second once more, microseconds since 1970 UTC: a DateTime does not hold each. */
  second: "r_second",
  /** Whether the logs have a timestamp; the others are in a second of no meaning. */
  timed: "r_timed",
  /** As breakdowns name them. */
  level: "r_level",
  service: "r_service",
  /** Milliseconds around which the squares of latencies are summed: the same in all rows. */
  centre: "r_centre",
  /** States of aggregates. */
  logs: "r_logs",
  first: "r_first",
  last: "r_last",
  latencies: "r_latencies",
  mean: "r_mean",
  variance: "r_variance",
  shortest: "r_shortest",
  longest: "r_longest",
  quantiles: "r_quantiles",
} as const;

/** The columns that tell one row from another. */
export const ROLLUP_KEYS = [
  "time",
  "service",
  "level",
  "second",
  "timed",
  "centre",
] as const;

/** A column of {@linkcode ROLLUP_COLUMNS} as SQL. */
export function rollupColumn(column: keyof typeof ROLLUP_COLUMNS): Sql {
  return identifier(ROLLUP_COLUMNS[column]);
}

/** What a roll-up is called, beside the table that it is made from. */
export function rollupName({ table }: { table: string }): string {
  return `${table}_rollup`;
}
