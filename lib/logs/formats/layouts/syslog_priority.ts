import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isNumber } from "./characters.ts";

/** The place behind the `<34>` that a syslog line may begin with, else 0. */
export function priorityEnd(line: string): number {
  if (line.charCodeAt(0) !== CHAR.LESS) return 0;
  const close = line.slice(0, 5).indexOf(">");
  return close > 1 && isNumber(line, 1, close) ? close + 1 : 0;
}

/**
 * Gives the entry at hand what `<34>` says: `facility` and `severity`, the
 * number from 0 (emergency) to 7 (debug).
 *
 * @param end What {@linkcode priorityEnd} said.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { priorityEnd, setPriority } from "./syslog_priority.ts";
 *
 * const entries = new EntryColumns();
 * setPriority(entries, "<34>1 …", priorityEnd("<34>1 …"));
 *
 * assertEquals(entries.get("severity"), "2");
 * assertEquals(entries.get("facility"), "4");
 * ```
 */
export function setPriority(
  entries: EntryColumns,
  line: string,
  end: number,
): void {
  if (end === 0) return;
  const priority = Number(line.slice(1, end - 1));
  if (priority > 191) return;
  entries.set("facility", String(priority >> 3));
  entries.set("severity", String(priority & 7));
}
