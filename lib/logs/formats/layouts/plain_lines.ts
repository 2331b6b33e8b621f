import { TextLines } from "../../bytes/text_lines.ts";
import type { InPlaceLayout } from "./in_place_layout.ts";
import { setLeadingLevel } from "./leading_level.ts";

/**
 * Makes the layout of text of which nothing is known: each line is an entry with
 * its text as `message`, and `level` where it begins with one. It has no time.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { plainLines } from "./plain_lines.ts";
 *
 * const entries = new EntryColumns();
 * plainLines().read("ERROR no stock", entries);
 *
 * assertEquals(entries.get("level"), "ERROR");
 * assertEquals(entries.get("message"), "ERROR no stock");
 * ```
 */
export function plainLines(): InPlaceLayout {
  const readAt: InPlaceLayout["readAt"] = (lines, start, end, entries) => {
    setLeadingLevel(entries, lines, start, end);
    entries.setPart("message", lines.text, start, end);
    return true;
  };
  return {
    name: "lines of text",
    beginsEntry: () => true,
    beginsEntryAt: () => true,
    read(text, entries) {
      readAt(TextLines.of([text]), 0, text.length, entries);
      return undefined;
    },
    readAt,
  };
}
