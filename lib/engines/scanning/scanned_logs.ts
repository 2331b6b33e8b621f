import type pl from "nodejs-polars";
import type { LogFile } from "../../logs/locate_logs.ts";
import type { FileReading } from "../../logs/reading.ts";

/** Rows of a file that follow on each other. */
export interface Batch {
  /** Columns as {@linkcode ScannedFile.rows} has them; at least one row. */
  readonly rows: pl.DataFrame;
  /** How many bytes of the file have been read so far. */
  readonly bytes: number;
}

/** A file whose rows Polars reads by itself, in a scan. */
export interface ScannedFile {
  /** Columns: `line` and the file's by position, `c0`, `c1`, … (see `LogFrame`). */
  readonly rows: pl.LazyDataFrame;
  /**
   * The same rows, some at a time.
   *
   * @throws {Error} Where Polars cannot read the file, or would not read it whole.
   */
  readonly batches: () => AsyncIterable<Batch>;
  /** The columns' names, by position. */
  readonly names: readonly string[];
  /** The columns' types, by position. */
  readonly types: readonly pl.DataType[];
  /** The first rows, as {@linkcode ScannedFile.rows} gives them. */
  readonly head: pl.DataFrame;
  /** How the file was understood; its counts are filled in when it has been looked at whole. */
  readonly reading: Omit<FileReading, "rows" | "lines">;
  readonly file: LogFile;
  /** Whether the file is made of lines, a row each. */
  readonly hasLines: boolean;
}
