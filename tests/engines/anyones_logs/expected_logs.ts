import type { OpenLogsOptions } from "../../../lib/engines/open_logs_options.ts";
import type { CanonicalColumn } from "../../../lib/logs/log_source.ts";

/** What a file of `tests/testdata/logs/` holds, told by hand. */
export interface ExpectedLogs {
  readonly file: string;
  readonly options?: OpenLogsOptions;
  readonly format: string;
  /** Defaults to UTF-8. */
  readonly encoding?: string;
  /** What becomes of the lines; what is not named is 0. */
  readonly lines: LineCounts;
  /** Why lines are rejected; none by default. */
  readonly rejected?: Readonly<Record<string, number>>;
  /**
   * Canonical column to what feeds it: `ts`, `date+time` joined, `ts|time` in that
   * order; how latencies and numbers of levels are read in brackets behind it.
   */
  readonly mapping: Readonly<Partial<Record<CanonicalColumn, string>>>;
  /** The first and the last timestamp, without zeros at the end. */
  readonly period: readonly [first: string, last: string];
  /** Logs by level; left out where there is none. */
  readonly levels?: Readonly<Record<string, number>>;
  readonly services?: Readonly<Record<string, number>>;
  /** The mean of the latencies, milliseconds, and how many there are. */
  readonly latency?: readonly [mean_ms: number, count: number];
  /** Column to the number of its values that cannot be read. */
  readonly unreadable?: Readonly<Record<string, number>>;
  /** Other counts of the quality facts; 0 by default. */
  readonly quality?: Readonly<Partial<Record<QualityCount, number>>>;
  readonly notes?: readonly string[];
}

/** Every line is in one of these but `lines`, which is their sum. */
export interface LineCounts {
  readonly lines: number;
  /** Lines that begin a row: fewer than the rows where a line holds several. */
  readonly rows: number;
  readonly continuation?: number;
  readonly header?: number;
  readonly blank?: number;
  readonly rejected?: number;
}

export type QualityCount =
  | "duplicates"
  | "outOfOrder"
  | "unknownLevels"
  | "negativeLatencies"
  | "absurdLatencies";
