import { leadingLevel } from "./leading_level.ts";
import type { Layout } from "./layout.ts";

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
export function plainLines(): Layout {
  return {
    name: "lines of text",
    beginsEntry: () => true,
    read(text, entries) {
      const level = leadingLevel(text, 0);
      if (level !== null) entries.set("level", level);
      entries.set("message", text);
      return undefined;
    },
  };
}
