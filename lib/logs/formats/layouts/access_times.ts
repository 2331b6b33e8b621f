import { TextLines } from "../../bytes/text_lines.ts";
import { CHAR, isDigit, placeOf } from "./characters.ts";

/** How many opening brackets before the time are tried; a user's name may hold some. */
const MOST_BRACKETS = 3;

/** How long the time in brackets is at least, and less than what, in UTF-16 units. */
const SHORTEST_TIME = 17;
const LONGEST_TIME = 40;

/**
 * Finds the time in the lines of an access log.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { AccessTimes } from "./access_times.ts";
 *
 * const line = '10.0.0.1 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1"';
 *
 * assertEquals(new AccessTimes().find(TextLines.of([line]), 0, line.length), 13);
 * ```
 */
export class AccessTimes {
  /** A line is asked about again when the next one has begun an entry. */
  #lines = TextLines.of([]);
  #last = -1;
  #found = -1;
  #before = -1;
  #foundBefore = -1;

  /** Where the bracket before the time is; -1 where there is none. */
  find(lines: TextLines, start: number, end: number): number {
    if (lines === this.#lines) {
      if (start === this.#last) return this.#found;
      if (start === this.#before) return this.#foundBefore;
      this.#before = this.#last;
      this.#foundBefore = this.#found;
    } else {
      this.#lines = lines;
      this.#before = -1;
    }
    this.#last = start;
    return this.#found = findTime(lines.units, start, end);
  }
}

function findTime(units: Uint8Array, start: number, end: number): number {
  let tried = 0;
  for (let at = start; at < end; at++) {
    if (units[at] !== CHAR.OPEN_BRACKET) continue;
    if (isTime(units, at + 1, end)) return at;
    if (++tried === MOST_BRACKETS) return -1;
  }
  return -1;
}

/** Whether `17/May/2015:10:05:03 +0000]` or `2015-05-17T10:05:03+00:00]` begins at a place. */
function isTime(units: Uint8Array, at: number, end: number): boolean {
  if (at + SHORTEST_TIME >= end || !isDigit(units[at])) return false;
  const slash = units[at + 2] === CHAR.SLASH &&
    units[at + 6] === CHAR.SLASH && units[at + 11] === CHAR.COLON;
  const iso = units[at + 4] === CHAR.DASH && units[at + 13] === CHAR.COLON;
  if (!slash && !iso) return false;
  const limit = Math.min(end, at + LONGEST_TIME);
  return placeOf(CHAR.CLOSE_BRACKET, units, at + SHORTEST_TIME, limit) < limit;
}
