import type { ColumnMapping } from "../logs/mapping/column_mapping.ts";

/** How `openLogs` reads; what is not given is found out from the logs. */
export interface OpenLogsOptions {
  /**
   * Canonical column to the column that feeds it, with a unit where it needs one
   * (`latency_ms: "duration:us"`) or as two columns (`timestamp: "date+time"`).
   */
  readonly map?: ColumnMapping;
  /** A format by name, such as `ndjson`; defaults to what the content looks like. */
  readonly format?: string;
  /** The zone of timestamps that have none, such as `Europe/Berlin`; defaults to UTC. */
  readonly timezone?: string;
  /** The year of the first timestamp that has none; defaults to the newest that is possible. */
  readonly year?: number;
  /** The day of the first time without a date, such as `2024-03-05`; defaults to the newest that is possible. */
  readonly date?: string;
  /** Whether rows that repeat an earlier one in every column are left out; defaults to false. */
  readonly deduplicate?: boolean;
  /** Whether messages are told by templates; defaults to where there are too many to list. */
  readonly templates?: boolean;
  /** The share of lines, 0–1, above which rejected ones stop the reading; defaults to 0.5. */
  readonly maxRejected?: number;
  /**
   * Of a table of ClickHouse, the part that is meant: ISO 8601, UTC where it names
   * no zone; `from` is in it, `to` is not. Default to the whole table.
   */
  readonly from?: string;
  /** The end of the period, itself left out; otherwise as {@linkcode OpenLogsOptions.from}. */
  readonly to?: string;
  /** How long a query to ClickHouse may take, in seconds; defaults to 300. */
  readonly timeout?: number;
  /**
   * Whether shards of a cluster that do not answer are left out, which the overview
   * tells, rather than an error; or the numbers of those that are known not to
   * answer. Defaults to false.
   */
  readonly allowPartial?: boolean | readonly number[];
  /** Told now and then how far the reading is, where it takes a while. */
  readonly onProgress?: (progress: ReadingProgress) => void;
}

/** How far the reading of files is. */
export interface ReadingProgress {
  /** Bytes of the files that were read, and all of them; compressed, where they are. */
  readonly bytes: number;
  /** How many there are in all. */
  readonly of: number;
  /** How many rows were read so far. */
  readonly rows: number;
}
