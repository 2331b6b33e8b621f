import { codeAt, countDigits, isDigit, isLetter } from "./digits.ts";
import { scanTimestamp } from "./scan_timestamp.ts";
import { TimestampFields } from "./timestamp_fields.ts";

/** How far into a line a timestamp may begin, in characters. */
const FARTHEST = 80;

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
    const code = line.charCodeAt(at);
    if (canBegin(before, code, line, at)) {
      const end = scanTimestamp(line, at, FIELDS);
      if (end >= 0 && FIELDS.hasClock && isPossible() && endsAt(line, end)) {
        if (number >= 0 && FIELDS.year < 0) break;
        return { start: at, end };
      }
      if (number < 0 && isDigit(code)) {
        number = epochEnd(line, at) > 0 ? at : -1;
      }
    }
    before = code;
  }
  return number < 0 ? null : { start: number, end: epochEnd(line, number) };
}

function canBegin(
  before: number,
  code: number,
  line: string,
  at: number,
): boolean {
  if (isDigit(code)) {
    return !isInside(before) || isLevelLetter(line, at) ||
      before === 109 && followsColour(line, at);
  }
  return isInitial(code) && (!isInside(before) || followsColour(line, at));
}

/** The initials of months and weekdays, in both cases, as bits. */
const INITIALS = [..."jfmasondtw"].reduce(
  (bits, letter) => bits | 1 << (letter.charCodeAt(0) & 31),
  0,
);

function isInitial(code: number): boolean {
  return isLetter(code) && (INITIALS >> (code & 31) & 1) === 1;
}

/** Whether a timestamp cannot begin after this character: word, point, dash, slash, plus. */
function isInside(code: number): boolean {
  return isDigit(code) || isLetter(code) || code === 95 || code === 46 ||
    code === 45 || code === 47 || code === 43;
}

/** Whether glog's letter of a level stands alone before a place: `I1120 08:40:50`. */
function isLevelLetter(line: string, at: number): boolean {
  if (isInside(codeAt(line, at - 2))) return false;
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

function endsAt(line: string, end: number): boolean {
  const next = codeAt(line, end);
  return !isDigit(next) && !isLetter(next);
}

function isPossible(): boolean {
  const { year, month, day, hour, minute, second } = FIELDS;
  return (year < 0 || year >= 1970) && month >= 1 && month <= 12 &&
    day >= 1 && day <= 31 && hour <= 24 && minute < 60 && second <= 60;
}

/** Where seconds (milli-, micro-, nanoseconds) since 1970 end; 0 if none stand there. */
function epochEnd(line: string, at: number): number {
  const digits = countDigits(line, at, 20);
  const end = at + digits;
  if (codeAt(line, end) === 46 && digits === 10) {
    const fraction = countDigits(line, end + 1, 10);
    if (fraction < 3 || fraction > 9) return 0;
    return isCentury(line, at) && endsAt(line, end + 1 + fraction)
      ? end + 1 + fraction
      : 0;
  }
  const whole = digits === 10 || digits === 13 || digits === 16 ||
    digits === 19;
  return whole && isFirst(line, at) && isCentury(line, at) && endsAt(line, end)
    ? end
    : 0;
}

/** Whether the first digits are those of a moment between 2000 and 2100. */
function isCentury(line: string, at: number): boolean {
  const first = line.slice(at, at + 4);
  return first >= "0946" && first <= "4102";
}

/** Whether nothing but brackets, quotes, dashes and spaces stands before a place. */
function isFirst(line: string, at: number): boolean {
  for (let i = 0; i < at; i++) {
    const code = line.charCodeAt(i);
    if (isDigit(code) || isLetter(code)) return false;
  }
  return true;
}
