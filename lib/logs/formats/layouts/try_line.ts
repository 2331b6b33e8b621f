import type { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { beginsEntryAt } from "./begins_entry_at.ts";
import type { Layout } from "./layout.ts";

/**
 * Tries a layout on a line by itself, as one of a file's first.
 *
 * @param index The line's place among the lines.
 * @param scratch Keeps what was read: what is dropped would be made anew for the
 * next line.
 * @returns Whether it can be read; undefined if no entry begins with it.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { redisLog } from "./redis_log.ts";
 * import { tryLine } from "./try_line.ts";
 *
 * const lines = TextLines.of(["1:M 20 Nov 2023 08:40:50.664 * up", "  down"]);
 * const tried = [0, 1].map((index) =>
 *   tryLine(redisLog(), lines, index, new EntryColumns())
 * );
 *
 * assertEquals(tried, [true, undefined]);
 * ```
 */
export function tryLine(
  layout: Layout,
  lines: TextLines,
  index: number,
  scratch: EntryColumns,
): boolean | undefined {
  const start = lines.starts[index];
  const end = lines.ends[index];
  if (!beginsEntryAt(layout, lines, start, end)) return undefined;
  let isRead = layout.readAt?.(lines, start, end, scratch) === true;
  if (!isRead && layout.readsAllInPlace !== true) {
    scratch.drop();
    isRead = layout.read(lines.at(index), scratch) === undefined;
  }
  if (isRead) scratch.keep(1);
  else scratch.drop();
  return isRead;
}
