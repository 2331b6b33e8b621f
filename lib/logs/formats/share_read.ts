import { TextLines } from "../bytes/text_lines.ts";
import { EntryColumns } from "./entry_columns.ts";
import type { Layout } from "./layouts/layout.ts";
import { tryLine } from "./layouts/try_line.ts";

/** The share, 0 to 1, of the lines that begin an entry which a layout can read. */
export function shareRead(layout: Layout, head: readonly string[]): number {
  const lines = TextLines.of(head);
  const scratch = new EntryColumns();
  let begun = 0;
  let read = 0;
  for (let i = 0; i < lines.length; i++) {
    const isRead = tryLine(layout, lines, i, scratch);
    if (isRead === undefined) continue;
    begun++;
    if (isRead) read++;
  }
  return begun === 0 ? 0 : read / begun;
}
