import type { ColumnOverview } from "../../logs/log_source.ts";
import type { Reading } from "../../logs/reading.ts";
import type { Measures } from "./measures.ts";
import { int64, type Sql, sql } from "./sql.ts";

/** A column of the logs, as a table of ClickHouse has it. */
export interface TableColumn extends ColumnOverview {
  /** Its value as it stands in the logs; null where there is none. */
  readonly raw: Sql;
  /** Its value in its type: microseconds, a number or text; null where it is none. */
  readonly typed: Sql;
  /** Whether {@linkcode raw} is a number rather than text. */
  readonly isNumber: boolean;
}

/**
 * A table of logs as every question reads it: what it is called and the
 * expressions that give the canonical values. They stand in each query itself, not
 * in a query below it, so that the shards of a cluster do the work.
 */
export interface LogTable {
  readonly table: Sql;
  readonly columns: readonly TableColumn[];
  /** Microseconds since 1970 UTC, Nullable(Int64). */
  readonly timestamp: Sql;
  /** Nullable(String): canonical, or as it stands where it is none. */
  readonly level: Sql | null;
  readonly service: Sql | null;
  readonly message: Sql | null;
  /** Nullable(Float64), also below zero. */
  readonly latency_ms: Sql | null;
  readonly measures: Measures;
  /** A column of type DateTime by which the table is cut into parts that can be left unread. */
  readonly second: Sql | null;
  /** What puts the rows into the order of the logs. */
  readonly order: readonly Sql[];
  /** Whether a row is earlier than the one before it; null where a table does not tell. */
  readonly late: Sql | null;
  /** Where a row stood in its file; null where it came from none. */
  readonly place: { readonly file: Sql; readonly line: Sql } | null;
  /** Which part of the table is meant. */
  readonly period: TablePeriod;
  readonly reading: Reading;
  readonly name: string;
}

/** A part of a table by time, microseconds since 1970 UTC. */
export interface TablePeriod {
  /** Inclusive. */
  readonly from?: number;
  /** Exclusive. */
  readonly to?: number;
}

/** The largest second that a DateTime holds. */
const LAST_SECOND = 2 ** 32 - 1;

/** The conditions for a part of a table; the coarse one lets ClickHouse leave parts unread. */
export function within(
  { timestamp, second }: Pick<LogTable, "timestamp" | "second">,
  { from, to }: TablePeriod,
): Sql[] {
  const exact = [
    ...(from === undefined ? [] : [sql`${timestamp} >= ${int64(from)}`]),
    ...(to === undefined ? [] : [sql`${timestamp} < ${int64(to)}`]),
  ];
  if (second === null) return exact;
  return [
    ...exact,
    ...(from === undefined ? [] : [sql`${second} >= ${moment(from)}`]),
    // A column of moments has fractions of a second, one of seconds has none.
    ...(to === undefined ? [] : [sql`${second} <= ${moment(to + 1e6)}`]),
  ];
}

/** The second of a moment, or the nearest that there is. */
function moment(us: number): Sql {
  const second = Math.min(Math.max(Math.floor(us / 1e6), 0), LAST_SECOND);
  return sql`toDateTime(${second})`;
}
