import { LONGEST_LATENCY_MS } from "../../logs/latency.ts";
import type { Cell, Row } from "./whole_answer.ts";
import { type Sql, sql } from "./sql.ts";

/** Where a log has a latency that can be averaged: neither below zero nor weeks. */
export function isKnownLatency(latency_ms: Sql): Sql {
  return sql`ifNull(${latency_ms} >= 0 AND ${latency_ms} <= ${LONGEST_LATENCY_MS}, 0)`;
}

/** How many values {@linkcode moments} asks for. */
export const MOMENTS = 5;

/**
 * What is asked of latencies: the count, the mean, the variance, the smallest and
 * the largest. ClickHouse sums squares, which loses digits where the mean is large
 * beside the spread; so it is asked for the variance around a value near the mean.
 *
 * @param centre_ms Any whole number near the mean.
 */
export function moments(latency_ms: Sql | null, centre_ms: number): Sql[] {
  if (latency_ms === null) {
    return [sql`0`, sql`NULL`, sql`NULL`, sql`NULL`, sql`NULL`];
  }
  const known = isKnownLatency(latency_ms);
  const value = number(latency_ms);
  return [
    sql`toFloat64(countIf(${known}))`,
    sql`avgIf(${value}, ${known})`,
    sql`varSampIf(${value} - ${centre_ms}, ${known})`,
    sql`minIf(${value}, ${known})`,
    sql`maxIf(${value}, ${known})`,
  ];
}

/** An answer to {@linkcode moments}; what takes more values than there are is null. */
export interface Moments {
  readonly count: Cell;
  readonly mean: Cell;
  readonly sd: Cell;
  readonly min: Cell;
  readonly max: Cell;
}

/** Reads the answer to {@linkcode moments}: of no values, ClickHouse gives zero or NaN. */
export function readMoments([count, mean, variance, min, max]: Row): Moments {
  const isKnown = Number(count) > 0;
  return {
    count,
    mean: isKnown ? mean : null,
    sd: Number(count) < 2 ? null : sdOf(Number(variance), min === max),
    min: isKnown ? min : null,
    max: isKnown ? max : null,
  };
}

/** What is left of equal values by the order of sums is no spread. */
function sdOf(variance: number, isConstant: boolean): number {
  return isConstant ? 0 : Math.sqrt(Math.max(variance, 0));
}

/**
 * The latencies that a share of the logs are at most: the smallest value with at
 * least the share of the others below it, one that occurs.
 */
export function quantiles(latency_ms: Sql | null): Sql {
  if (latency_ms === null) return sql`[]`;
  return sql`quantilesExactIf(0.5, 0.95, 0.99)(${number(latency_ms)}, ${
    isKnownLatency(latency_ms)
  })`;
}

/** Reads the answer to {@linkcode quantiles}. */
export function readQuantiles(count: Cell, shares: Cell): Cell[] {
  const isKnown = Number(count) > 0 && Array.isArray(shares);
  return isKnown ? [...shares] : [null, null, null];
}

/** The value without its null: whoever asks leaves the nulls out by a condition. */
function number(latency_ms: Sql): Sql {
  return sql`assumeNotNull(toFloat64(${latency_ms}))`;
}
