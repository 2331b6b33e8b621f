import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit } from "./characters.ts";

/** The most digits of a priority. */
const MOST_DIGITS = 3;

/** The highest priority there is: facility 23, severity 7. */
const HIGHEST = 191;

/**
 * The place behind the `<34>` that a syslog line may begin with.
 *
 * @param units As `TextLines` has them.
 * @returns Where the line begins if it begins with none.
 */
export function priorityEnd(
  units: Uint8Array,
  start: number,
  end: number,
): number {
  if (start >= end || units[start] !== CHAR.LESS) return start;
  const limit = Math.min(end, start + 1 + MOST_DIGITS);
  let at = start + 1;
  while (at < limit && isDigit(units[at])) at++;
  const closes = at > start + 1 && at < end && units[at] === CHAR.GREATER;
  return closes ? at + 1 : start;
}

/**
 * Gives the entry at hand what `<34>` says: `facility` and `severity`, the
 * number from 0 (emergency) to 7 (debug).
 *
 * @param start Where the line begins.
 * @param end What {@linkcode priorityEnd} said.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unitsOf } from "../../bytes/text_lines.ts";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { priorityEnd, setPriority } from "./syslog_priority.ts";
 *
 * const entries = new EntryColumns();
 * const units = unitsOf("<34>1");
 * setPriority(entries, units, 0, priorityEnd(units, 0, 5));
 *
 * assertEquals(entries.get("severity"), "2");
 * assertEquals(entries.get("facility"), "4");
 * ```
 */
export function setPriority(
  entries: EntryColumns,
  units: Uint8Array,
  start: number,
  end: number,
): void {
  if (end === start) return;
  let priority = 0;
  for (let at = start + 1; at < end - 1; at++) {
    priority = 10 * priority + units[at] - CHAR.ZERO;
  }
  if (priority > HIGHEST) return;
  entries.set("facility", String(priority >> 3));
  entries.set("severity", String(priority & 7));
}
