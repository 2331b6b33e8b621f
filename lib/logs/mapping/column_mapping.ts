import type { Level } from "../levels.ts";
import type { CanonicalColumn } from "../log_source.ts";

/**
 * What a user says of the columns: canonical column to the logs' own, with a unit
 * behind a colon where it needs one (`duration:us`, `severity:syslog`), and with a
 * plus between two columns that hold a date and a time (`date+time`).
 */
export type ColumnMapping = Readonly<Partial<Record<CanonicalColumn, string>>>;

/** The canonical columns in the order in which the report names them. */
export const CANONICAL_COLUMNS: readonly CanonicalColumn[] = [
  "timestamp",
  "level",
  "service",
  "message",
  "latency_ms",
];

/** A column that feeds a canonical one. */
export interface SourceColumn {
  readonly column: string;
  /**
   * How its values are read: of numbers the unit of a time (`s`, `ms`, `us`, `ns`)
   * or the scheme of a level (`syslog`, `pino`, …); undefined where they say it.
   */
  readonly unit?: string;
}

/** What feeds a canonical column. */
export interface MappedColumn {
  readonly canonical: CanonicalColumn;
  /** Asked in this order until one has a value, or joined. */
  readonly from: readonly SourceColumn[];
  /** Whether the values of all columns are joined by a space: a date and a time. */
  readonly joined: boolean;
  /** Why these: `by its name`, `by its values`, `--map`. */
  readonly reason: string;
  /** What an entry without a value has; undefined if nothing. */
  readonly otherwise?: Level;
}

/** What feeds each canonical column; one that nothing feeds is left out. */
export type LogMapping = Readonly<
  Partial<Record<CanonicalColumn, MappedColumn>>
>;

/** How many rows or lines of a file are looked at to tell its format and columns. */
export const HEAD_ROWS = 1000;

/** Some rows of logs as text by column, null where a row has no value. */
export type ColumnSample = ReadonlyMap<string, readonly (string | null)[]>;
