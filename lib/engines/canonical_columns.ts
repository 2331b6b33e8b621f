import pl from "nodejs-polars";
import type { ColumnMapping } from "../logs/column_mapping.ts";
import { LEVEL_SPELLINGS } from "../logs/levels.ts";
import { END_US, START_US } from "../logs/timestamps/civil_time.ts";

/** Milliseconds in each unit that a latency may carry; a bare number is milliseconds. */
const LATENCY_UNITS_MS: Readonly<Record<string, number>> = {
  "": 1,
  ns: 1e-6,
  us: 1e-3,
  "µs": 1e-3,
  "μs": 1e-3,
  ms: 1,
  s: 1e3,
};

/**
 * Reads text as timestamps: ISO 8601 with `T` or a space, a fraction of up to
 * nine digits (kept to the microsecond), and `Z` or nothing, which means UTC.
 *
 * @returns Datetime (us); null where the text is something else, or not from
 * the years that `TimestampReader` reads.
 */
export function timestampOf(column: string): pl.Expr {
  const text = pl.col(column).str.replace("^(.{10}) ", "${1}T")
    .str.replace("Z$", "");
  const timestamp = text.str.strptime(pl.Datetime, "%Y-%m-%dT%H:%M:%S%.f");
  // Sentinels must not stretch the period, and Polars 0.25.2 makes the year 0
  // of February 29 in 2100.
  const us = timestamp.cast(pl.Int64);
  return pl.when(us.gtEq(START_US).and(us.lt(END_US))).then(timestamp)
    .otherwise(pl.lit(null));
}

/**
 * Reads text as levels, in any case.
 *
 * @returns Utf8: a canonical level, or the text as it stands where it is none.
 */
export function levelOf(column: string): pl.Expr {
  const text = pl.col(column);
  return text.str.toUpperCase().replaceStrict(
    Object.keys(LEVEL_SPELLINGS),
    Object.values(LEVEL_SPELLINGS),
    text,
    pl.Utf8,
  );
}

/**
 * Reads text such as `28ms`, `0.12 s` or `28` as latencies.
 *
 * @returns Float64, milliseconds; null where the text is something else.
 */
export function latencyOf(column: string): pl.Expr {
  const pattern = "^([+-]?[0-9]+(?:[.][0-9]+)?) *(ns|us|µs|μs|ms|s|)$";
  const number = pl.col(column).str.extract(pattern, 1).cast(pl.Float64);
  const unit = pl.col(column).str.extract(pattern, 2).replaceStrict(
    Object.keys(LATENCY_UNITS_MS),
    Object.values(LATENCY_UNITS_MS),
    pl.lit(null),
    pl.Float64,
  );
  return number.mul(unit);
}

/**
 * The canonical columns as expressions over the columns of a file whose values
 * are all text. What the mapping lacks is null.
 */
export function canonicalColumns(mapping: ColumnMapping): {
  timestamp: pl.Expr;
  level: pl.Expr;
  service: pl.Expr;
  message: pl.Expr;
  latency_ms: pl.Expr;
} {
  const { timestamp, level, service, message, latency_ms } = mapping;
  const text = (column: string | undefined) =>
    column === undefined ? pl.lit(null).cast(pl.Utf8) : pl.col(column);
  return {
    timestamp: timestamp === undefined
      ? pl.lit(null).cast(pl.Datetime("us"))
      : timestampOf(timestamp),
    level: level === undefined ? text(undefined) : levelOf(level),
    service: text(service),
    message: text(message),
    latency_ms: latency_ms === undefined
      ? pl.lit(null).cast(pl.Float64)
      : latencyOf(latency_ms),
  };
}
