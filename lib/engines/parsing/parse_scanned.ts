import { EntryColumns } from "../../logs/formats/entry_columns.ts";
import type { FileReading } from "../../logs/reading.ts";
import { holderAt } from "../log_frame.ts";
import { textsOf } from "../scanning/sample_columns.ts";
import type { ScannedFile } from "../scanning/scanned_logs.ts";

/** Rows that are in memory at a time. */
const BATCH = 100_000;

/**
 * Reads a file that Polars scans row by row, as text, where its values need more
 * than Polars' expressions.
 *
 * @param write Takes the rows, in their order.
 */
export async function parseScanned(
  { rows, names, reading }: ScannedFile,
  write: (entries: EntryColumns) => void,
): Promise<FileReading> {
  for (let from = 0;; from += BATCH) {
    const frame = await rows.slice(from, BATCH).collect();
    const entries = new EntryColumns();
    const columns = names.map((name, i) => ({
      name,
      texts: textsOf(frame, holderAt(i)),
    }));
    for (let row = 0; row < frame.height; row++) {
      for (const { name, texts } of columns) {
        const text = texts[row];
        if (text !== null) entries.set(name, text);
      }
      entries.keep(from + row + 1);
    }
    write(entries);
    if (frame.height < BATCH) {
      return { ...reading, lines: null, rows: from + frame.height };
    }
  }
}
