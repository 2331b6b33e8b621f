import type { TextLines } from "./text_lines.ts";

/** A longer line, in UTF-16 code units, is not held in memory. */
export const LONGEST_LINE = 1024 * 1024;

/** What is kept of a line that is longer than {@linkcode LONGEST_LINE}, in UTF-16 code units. */
export const KEPT_OF_LONG_LINE = 200;

/** Consecutive lines of a file. */
export interface LineBatch {
  /** The number of the first of them, from 1. */
  readonly first: number;
  /** The lines without their line breaks. */
  readonly lines: readonly string[];
  /**
   * - `whole`: the lines are whole.
   * - `cut`: one line, longer than {@linkcode LONGEST_LINE}, of which only the
   *   beginning is here.
   * - `piece`: a part of one line, which goes on in the next batch (that batch
   *   bears the same number); only where pieces were asked for.
   */
  readonly part: "whole" | "cut" | "piece";
  /** Whole lines as they stand in the file, for who need not cut them out. */
  readonly within?: TextLines;
}
