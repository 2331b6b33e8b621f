import type pl from "nodejs-polars";
import type { CanonicalColumn } from "../logs/log_source.ts";

/** A column of the logs and where a {@linkcode LogFrame} has it. */
export interface FrameColumn {
  /** As the logs call it; any text, also an empty one. */
  readonly name: string;
  /** The frame's column with its values as they stand in the logs. */
  readonly holder: string;
  /** The canonical column that it feeds, if any. */
  readonly canonical: CanonicalColumn | null;
}

/**
 * Logs as every question reads them, whatever they came from: the columns of
 * the logs by position, because their names may be anything, and beside them the
 * canonical ones.
 */
export interface LogFrame {
  /**
   * Columns: `line` (where the entry begins in its file, from 1) and, of several
   * files, `file` (Utf8); `c0`, `c1`, … the columns of the logs as they stand
   * there; `timestamp` (Int64, microseconds since 1970 UTC), `level` (canonical,
   * or as it stands where it is none), `service`, `message` (its template, where
   * messages are told by those), `latency_ms` (Float64, also below zero). What the
   * logs lack is null.
   */
  readonly rows: pl.LazyDataFrame;
  /**
   * The same rows in stretches that fit into memory, one after another; left out
   * where they lie in memory as a whole.
   */
  readonly parts?: readonly pl.LazyDataFrame[];
  /** The columns of the logs in their order. */
  readonly columns: readonly FrameColumn[];
}

/** The frame's name of the logs' column at a position. */
export function holderAt(position: number): string {
  return `c${position}`;
}

/** The rows of logs in stretches that fit into memory, one after another. */
export function partsOf(
  { rows, parts }: LogFrame,
): readonly pl.LazyDataFrame[] {
  return parts ?? [rows];
}
