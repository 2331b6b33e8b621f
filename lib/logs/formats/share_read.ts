import { EntryColumns } from "./entry_columns.ts";
import type { Layout } from "./layouts/layout.ts";

/** The share, 0 to 1, of the lines that begin an entry which a layout can read. */
export function shareRead(layout: Layout, lines: readonly string[]): number {
  const scratch = new EntryColumns();
  const begins = lines.filter((line) => layout.beginsEntry(line));
  const read = begins.filter((line) => {
    const isRead = layout.read(line, scratch) === undefined;
    // What is kept need not be made anew for the next line.
    if (isRead) scratch.keep(1);
    else scratch.drop();
    return isRead;
  });
  return begins.length === 0 ? 0 : read.length / begins.length;
}
