import { beginsEntryAt } from "./begins_entry_at.ts";
import type { Layout } from "./layout.ts";

/**
 * Makes a layout of several: an entry is read by the first of them that can. An
 * entry begins where it does in any of them.
 *
 * @param layouts The most particular ones first, at least one.
 * @param last What reads the entries that none of them can; its name is not said.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { logfmt } from "./logfmt.ts";
 * import { mixedLayout } from "./mixed_layout.ts";
 * import { redisLog } from "./redis_log.ts";
 *
 * const layout = mixedLayout([redisLog(), logfmt()]);
 * const entries = new EntryColumns();
 * layout.read("level=info msg=up", entries);
 *
 * assertEquals(layout.name, "Redis log and logfmt");
 * assertEquals(entries.get("message"), "up");
 * assertEquals(layout.read("up", entries), "not Redis log, nor logfmt");
 * ```
 */
export function mixedLayout(
  layouts: readonly Layout[],
  last?: Layout,
): Layout {
  const names = layouts.map(({ name }) => name);
  const all = last === undefined ? layouts : [...layouts, last];
  if (all.length === 1) return all[0];
  return {
    name: names.join(" and "),
    beginsEntry: (line) => all.some((layout) => layout.beginsEntry(line)),
    beginsEntryAt: (lines, start, end) =>
      all.some((layout) => beginsEntryAt(layout, lines, start, end)),
    read(text, entries) {
      for (const layout of all) {
        if (layout.read(text, entries) === undefined) return undefined;
        entries.drop();
      }
      return `not ${names.join(", nor ")}`;
    },
    readAt(lines, start, end, entries) {
      for (const { readAt, readsAllInPlace } of all) {
        if (readAt?.(lines, start, end, entries)) return true;
        // What comes before the others is asked in full before them.
        if (!readsAllInPlace) return false;
        entries.drop();
      }
      return false;
    },
  };
}
