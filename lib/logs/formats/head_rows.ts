import { CsvSplitter } from "./csv_splitter.ts";
import { type CsvDialect, splitRow } from "./csv_row.ts";
import type { EntrySink } from "./entry_splitter.ts";

/** Rows of a file's beginning, and how many of its lines are none. */
export interface HeadRows {
  /** The rows as they stand in the file. */
  readonly texts: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rejected: number;
}

/**
 * Takes the beginning of a file apart as a dialect would; a row that is open at
 * its end is left out.
 *
 * @param head The first lines, without those before the header.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { headRows } from "./head_rows.ts";
 *
 * const dialect = { delimiter: ",", quote: '"', isPadded: false } as const;
 *
 * assertEquals(headRows(["a,b", "1,2"], dialect).rows, [["a", "b"], ["1", "2"]]);
 * ```
 */
export function headRows(
  head: readonly string[],
  dialect: CsvDialect,
): HeadRows {
  const texts: string[] = [];
  let rejected = 0;
  const sink: EntrySink = {
    entry: (text) => texts.push(text),
    skip: () => {},
    reject: () => rejected++,
  };
  const splitter = new CsvSplitter(dialect, { preamble: 0, text: undefined });
  splitter.push({ first: 1, lines: [...head], part: "whole" }, sink);
  return {
    texts,
    rows: texts.map((text) => splitRow(text, dialect)),
    rejected,
  };
}
