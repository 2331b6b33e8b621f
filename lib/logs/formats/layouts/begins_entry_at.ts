import type { TextLines } from "../../bytes/text_lines.ts";
import type { Layout } from "./layout.ts";

/** Whether an entry of a layout begins with a line that stands among others. */
export function beginsEntryAt(
  layout: Layout,
  lines: TextLines,
  start: number,
  end: number,
): boolean {
  return layout.beginsEntryAt?.(lines, start, end) ??
    layout.beginsEntry(lines.text.slice(start, end));
}
