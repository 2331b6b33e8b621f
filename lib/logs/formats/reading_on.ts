import type { EntryColumns } from "./entry_columns.ts";
import type { EntryFormat } from "./entry_format.ts";

/**
 * The same format, which reads on in what an entry has.
 *
 * @param readOn Gives more fields to an entry that was read.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "./entry_columns.ts";
 * import { plainLines } from "./layouts/plain_lines.ts";
 * import { readingOn } from "./reading_on.ts";
 *
 * const format = readingOn(plainLines(), (entries) =>
 *   entries.set("length", String(entries.get("message")?.length)));
 * const entries = new EntryColumns();
 * format.read("up", entries, 1);
 *
 * assertEquals(entries.get("length"), "2");
 * ```
 */
export function readingOn(
  format: EntryFormat,
  readOn: (entries: EntryColumns) => void,
): EntryFormat {
  return {
    name: format.name,
    notes: format.notes,
    read(text, entries, line) {
      const reason = format.read(text, entries, line);
      if (reason === undefined) readOn(entries);
      return reason;
    },
    ...(format.readAt === undefined ? {} : {
      readAt(lines, start, end, entries) {
        const isRead = format.readAt?.(lines, start, end, entries) === true;
        if (isRead) readOn(entries);
        return isRead;
      },
    }),
  };
}
