import type { DataFrame } from "./data_frame.ts";
import type { Reading } from "./reading.ts";

/** A canonical column that logs can be grouped by. */
export type Dimension = "level" | "service" | "message";

/** The canonical columns: what the rest of the project knows a log by. */
export type CanonicalColumn = "timestamp" | "latency_ms" | Dimension;

/** A column as the overview lists it. */
export interface ColumnOverview {
  /** The name in the file or table; may be empty. */
  readonly name: string;
  /** `text`, `integer`, `number`, `boolean` or `timestamp`. */
  readonly type: string;
  /** The canonical column that it feeds, if any. */
  readonly canonical: CanonicalColumn | null;
}

/** What the logs are: size, columns, period and how they were understood. */
export interface Overview {
  /** How many logs there are. */
  readonly rows: number;
  /** The first and the last timestamp in microseconds since 1970 UTC; null where no row has one. */
  readonly first: number | null;
  /** The last timestamp, microseconds since 1970 UTC; null if there is none. */
  readonly last: number | null;
  /** The columns in their order. */
  readonly columns: readonly ColumnOverview[];
  /** Canonical column to the name of the column that feeds it, the first if several do. */
  readonly mapping: Readonly<Partial<Record<CanonicalColumn, string>>>;
  /** `polars` or `clickhouse`. */
  readonly engine: string;
  /** The name of the logs without its folder, such as `sample.csv`. */
  readonly name: string;
  /** How the logs were understood. */
  readonly reading: Reading;
  /** The numbers of a cluster's shards that did not answer and are left out; left out where there are none. */
  readonly missingShards?: readonly number[];
}

/** One column's part of {@linkcode QualityFacts}. */
export interface ColumnQuality extends ColumnOverview {
  /** Rows without a value. */
  readonly missing: number;
  /** Rows with a value that the canonical type cannot hold (`abc` as a latency). */
  readonly unparsable: number;
  /** Distinct values. */
  readonly distinct: number;
  /** The smallest and largest value as text (ISO for timestamps); null where there is none. */
  readonly min: string | null;
  /** The largest value, as text; null if there is none. */
  readonly max: string | null;
}

/** A value that could not be read, with its place in the file. */
export interface UnreadableValue {
  /** The column's name. */
  readonly column: string;
  /** The file's name; null where the logs are one file. */
  readonly file: string | null;
  /** The line in the file, from 1; of formats without lines, the row. */
  readonly line: number;
  /** The text as it stands in the file. */
  readonly value: string;
}

/** What the data-quality checks need to know; counts are of rows. */
export interface QualityFacts {
  /** How many rows there are. */
  readonly rows: number;
  /** What was found of each column. */
  readonly columns: readonly ColumnQuality[];
  /** The first unreadable values in the file's order, ten at most. */
  readonly unreadable: readonly UnreadableValue[];
  /** Rows that repeat an earlier row in every column. */
  readonly duplicates: number;
  /** Rows whose timestamp is earlier than the row's before them; null where rows have no order. */
  readonly outOfOrder: number | null;
  /** The longest time between two consecutive timestamps, in microseconds; null with fewer than two. */
  readonly longestGap: {
    readonly start: number;
    readonly end: number;
  } | null;
  /** Rows whose level has a spelling that maps to no canonical level. */
  readonly unknownLevels: number;
  /** These spellings, the most frequent first, ten at most; left out where the engine does not tell. */
  readonly unknownSpellings?: readonly {
    readonly value: string;
    readonly rows: number;
  }[];
  /** Rows with a latency below zero. */
  readonly negativeLatencies: number;
  /** Rows with a latency of more than {@linkcode LONGEST_LATENCY_MS}. */
  readonly absurdLatencies: number;
}

/** Picks rows: every given field has to match. */
export interface RowFilter {
  /** Start (inclusive) and end (exclusive), microseconds since 1970 UTC. */
  readonly from?: number;
  /** Up to this moment, not including it, microseconds since 1970 UTC. */
  readonly to?: number;
  /** Only logs of this level. */
  readonly level?: string;
  /** Only logs of this service. */
  readonly service?: string;
  /** Only logs with this message. */
  readonly message?: string;
  /** Only logs with level ERROR or FATAL. */
  readonly failures?: boolean;
}

/** A stretch of time, microseconds since 1970 UTC. */
export interface Span {
  /** Inclusive. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** What {@linkcode LogSource.breakdown} answers. */
export interface Breakdown {
  /** How many values the column has in all logs, also those that are left out. */
  readonly distinct: number;
  /**
   * A row for each value that occurs in a span. Columns: `span` (Float64: the
   * span's place in the list, null outside all of them), `value` (Utf8;
   * `(missing)` where a log has none; null for all values together), `logs`,
   * `failures` (Float64 counts; failures null where logs have no levels),
   * `latency_count`, `latency_mean_ms`, `latency_sd_ms`. Order: `span`, then
   * `value`, nulls first.
   */
  readonly values: DataFrame;
}

/**
 * The questions that the report asks of logs, whatever holds them. Answers are
 * aggregates as Polars frames; the rows themselves stay in the engine.
 *
 * Where a canonical column is not mapped, a frame holds nulls in the columns
 * that need it, and is empty (its columns stay) where it would group by it.
 */
export interface LogSource {
  /** Rows, columns, period, mapping and engine. */
  overview(): Promise<Overview>;

  /** Missing and unparsable values, duplicates, order, gaps, cardinalities, ranges. */
  quality(): Promise<QualityFacts>;

  /**
   * Logs and failures by one or more dimensions, of all logs or of those that
   * pass a filter.
   *
   * Columns: the dimensions (Utf8), `logs`, `errors`, `fatals`, `failures`
   * (Float64 counts). Order: `logs` falling, then the dimensions rising.
   */
  counts(
    by: Dimension | readonly Dimension[],
    filter?: RowFilter,
  ): Promise<DataFrame>;

  /**
   * Logs per fixed, epoch-aligned, half-open window; every window from the
   * first to the last exists, also with no log in it.
   *
   * Columns: `start` (Datetime us), the dimension if one is given (each of its
   * values has every window), `logs`, `failures` (Float64 counts),
   * `latency_mean_ms`, `latency_sd_ms`, `latency_p50_ms`, `latency_p95_ms`,
   * `latency_p99_ms` (Float64, null where no log has a latency),
   * `latency_count` (Float64: the logs that have one), `partial` (Bool: the
   * logs do not cover the whole window). Order: `start`, then the dimension.
   *
   * @param every The window's length, such as `5s`, `1m`, `250ms`.
   */
  windows(every: string, by?: Dimension): Promise<DataFrame>;

  /**
   * Latency, overall or by dimensions.
   *
   * Columns: the dimensions, `count`, `mean_ms`, `sd_ms`, `min_ms`, `p50_ms`,
   * `p95_ms`, `p99_ms`, `max_ms`. Order: the dimensions rising.
   */
  latency(by?: Dimension | readonly Dimension[]): Promise<DataFrame>;

  /**
   * What the values of any column have inside given spans and outside all of
   * them: what an incident is compared with. Logs without a timestamp are left
   * out.
   *
   * Only the largest values come back, because a column may have as many as
   * there are logs: those that are among the `most` with most logs, or with most
   * failures, in one of the spans or outside.
   *
   * @param column A column by its name in the logs, as the overview lists it.
   * @param spans Must not overlap.
   * @param most Defaults to 200.
   * @throws {InputError} If the logs do not have the column.
   */
  breakdown(
    column: string,
    spans: readonly Span[],
    most?: number,
  ): Promise<Breakdown>;

  /**
   * How many logs have a latency in each bin of `width_ms`, from the lowest bin
   * with logs to the highest. Columns: `start_ms`, `logs`.
   */
  latencyHistogram(width_ms: number): Promise<DataFrame>;

  /** The first `n` raw rows, in the file's order, that pass the filter; columns as in the file. */
  sample(filter: RowFilter, n: number): Promise<DataFrame>;

  /**
   * All lines that could not be read, as a stream of NDJSON: an object a line with
   * `file`, `line`, `reason` and the beginning of the line as `text`.
   */
  rejected(): Promise<ReadableStream<Uint8Array>>;
}
