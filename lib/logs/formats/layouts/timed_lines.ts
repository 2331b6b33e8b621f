import { findTimestamp } from "../../timestamps/find_timestamp.ts";
import { CHAR, isDigit, isLetter } from "./characters.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { leadingLevel } from "./leading_level.ts";
import { locateTimestamp } from "./locate_timestamp.ts";

/**
 * Makes the layout of what has a time and else nothing in common with other
 * lines: `timestamp`, `level` where the rest begins with one, and as `message`
 * the rest, or the whole line where the time does not stand at its beginning.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { timedLines } from "./timed_lines.ts";
 *
 * const entries = new EntryColumns();
 * timedLines().read("[2023-11-20 08:40:50] ERROR lost", entries);
 *
 * assertEquals(entries.get("level"), "ERROR");
 * assertEquals(entries.get("message"), "ERROR lost");
 * ```
 */
export function timedLines(): Layout {
  return defineLayout({
    name: "lines with a time",
    beginsEntry: beginsWithTime,
    readLine(line, entries) {
      const found = locateTimestamp(line);
      if (found === null) return "no time";
      entries.set("timestamp", line.slice(found.start, found.end));
      const rest = found.start > 2 ? line : line.slice(found.end);
      const message = rest.replace(/^[\]\s:|,-]{1,16}/, "");
      const level = leadingLevel(message, 0);
      if (level !== null) entries.set("level", level);
      entries.set("message", message);
      return undefined;
    },
  });
}

/** The share of lines with a time, the others going on the entries above them. */
const LEAST_TIMED = 0.1;

/**
 * Makes the same layout for lines that have a time anywhere in their first 80
 * characters.
 *
 * @param head The first lines of the file.
 * @returns Null where not a tenth of them has one.
 */
export function linesWithTime(head: readonly string[]): Layout | null {
  const lines = head.filter((line) => line.trim() !== "");
  const timed = lines.filter((line) => locateTimestamp(line) !== null);
  if (timed.length === 0 || timed.length < lines.length * LEAST_TIMED) {
    return null;
  }
  return {
    ...timedLines(),
    beginsEntry: (line) => locateTimestamp(line) !== null,
  };
}

/** Whether a line begins with a time, in a bracket perhaps. */
export function beginsWithTime(line: string): boolean {
  const unit = line.charCodeAt(0);
  const can = isDigit(unit) || unit === CHAR.OPEN_BRACKET ||
    isLetter(unit) && endsName(line.charCodeAt(3));
  const found = can ? findTimestamp(line) : null;
  return found !== null && found.start <= 1;
}

/** Names of days and months are cut to three letters. */
function endsName(unit: number): boolean {
  return unit === CHAR.SPACE || unit === CHAR.COMMA || unit === CHAR.DASH;
}
