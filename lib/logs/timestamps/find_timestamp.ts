import { isDate, LAST_YEAR, secondOfDay } from "./civil_time.ts";
import { codeAt, isDigit, isWordEnd } from "./digits.ts";
import { epochEnd } from "./epoch_end.ts";
import { scanTimestamp } from "./scan_timestamp.ts";
import { TimestampFields } from "./timestamp_fields.ts";

/** How far into a line a timestamp may begin, in characters. */
const FARTHEST = 80;

/** A leap year, for dates without one. */
const ANY_YEAR = 2000;

const FIELDS = new TimestampFields();

/** A piece of a text: from `start` up to and without `end`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the first timestamp in a line of plain text: a date with a time of day
 * that begins within the first 80 characters, as long as it goes, with its
 * fraction and zone. Where there is none with a year, a number that is seconds
 * since 1970 counts: with a fraction anywhere, without one (milli-, micro- and
 * nanoseconds too) at the beginning of the line.
 * Neither brackets nor quotes around it belong to it.
 *
 * @param line One line; nothing about it is trusted.
 * @returns Where it stands; null if there is none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { findTimestamp } from "./find_timestamp.ts";
 *
 * const line = "WARN [2023-11-20 08:40:50,664] pool is empty";
 * const found = findTimestamp(line);
 *
 * assertEquals(found, { start: 6, end: 29 });
 * assertEquals(findTimestamp("connected to 10.20.30.40 with 1.2.3"), null);
 * ```
 */
export function findTimestamp(line: string): TextSpan | null {
  const last = Math.min(line.length, FARTHEST);
  let number = -1;
  let before = 0;
  for (let at = 0; at < last; at++) {
    const kind = kindOf(line.charCodeAt(at));
    if (canBegin(before, kind, line, at)) {
      const end = scanTimestamp(line, at, FIELDS);
      if (end >= 0 && FIELDS.hasClock && isPossible() && isWordEnd(line, end)) {
        if (number >= 0 && FIELDS.year < 0) break;
        return { start: at, end };
      }
      if (number < 0 && (kind & DIGIT) !== 0) {
        number = epochEnd(line, at) > 0 ? at : -1;
      }
    }
    before = kind;
  }
  return number < 0 ? null : { start: number, end: epochEnd(line, number) };
}

/** What a character can be to a timestamp: bits by its code. */
const DIGIT = 1;
const INITIAL = 2;
const INSIDE = 4;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  const digit = isDigit(code) ? DIGIT : 0;
  const initial = /[jfmasondtw]/i.test(character) ? INITIAL : 0;
  return digit | initial | (/[\w.+/-]/.test(character) ? INSIDE : 0);
});

function kindOf(code: number): number {
  return code < 128 ? KINDS[code] : 0;
}

/** Whether a digit, or the initial of a month or weekday, begins a word here. */
function canBegin(
  before: number,
  kind: number,
  line: string,
  at: number,
): boolean {
  if ((kind & (DIGIT | INITIAL)) === 0) return false;
  if ((before & INSIDE) === 0 || followsColour(line, at)) return true;
  return (kind & DIGIT) !== 0 && isLevelLetter(line, at);
}

/** Whether glog's letter of a level stands alone before a place: `I1120 08:40:50`. */
function isLevelLetter(line: string, at: number): boolean {
  if ((kindOf(codeAt(line, at - 2)) & INSIDE) !== 0) return false;
  const before = codeAt(line, at - 1);
  // I, W, E, F, D, V
  return before === 73 || before === 87 || before === 69 || before === 70 ||
    before === 68 || before === 86;
}

/** Whether a terminal's colour sequence ends before a place: `ESC[32m2023-…`. */
function followsColour(line: string, at: number): boolean {
  if (codeAt(line, at - 1) !== 109) return false;
  let i = at - 2;
  while (i > at - 20 && (isDigit(codeAt(line, i)) || line[i] === ";")) i--;
  return codeAt(line, i) === 91 && codeAt(line, i - 1) === 27;
}

function isPossible(): boolean {
  const { year, month, day } = FIELDS;
  return (year < 0 || year >= 1970 && year <= LAST_YEAR) &&
    isDate(year < 0 ? ANY_YEAR : year, month, day) &&
    !Number.isNaN(secondOfDay(FIELDS));
}
