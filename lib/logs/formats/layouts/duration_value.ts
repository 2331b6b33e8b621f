import type { TextLines } from "../../bytes/text_lines.ts";
import { CHAR, isDigit, isLetter } from "./characters.ts";

/** The units of a duration, as a pattern that ignores case. */
export const DURATION_UNIT =
  "(?:ms|millis(?:econds?)?|msecs?|us|µs|μs|microseconds?|ns|s|secs?|seconds?|m|mins?|minutes?)";

/** What a duration looks like, as a pattern that ignores case: it is no part of a longer word. */
export const DURATION_VALUE =
  `(?:\\d{1,4}h)?(?:\\d{1,4}m)?\\d{1,12}(?:\\.\\d{1,12})? ?${DURATION_UNIT}?(?![\\w.:/-]*\\w)`;

const HERE = new RegExp(DURATION_VALUE, "yi");

/** The most digits before and behind the dot. */
const MOST_DIGITS = 12;

/**
 * Where a duration ends that begins at a place: `28ms`, `1.5 s`, `12`.
 *
 * @param end Where the text ends that the place is in.
 * @returns -1 where none stands there.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { durationEnd } from "./duration_value.ts";
 *
 * assertEquals(durationEnd(TextLines.of(["took 28ms."]), 5, 10), 9);
 * assertEquals(durationEnd(TextLines.of(["took 28-x."]), 5, 10), -1);
 * ```
 */
export function durationEnd(lines: TextLines, at: number, end: number): number {
  const { text, units } = lines;
  if (at >= end || !isDigit(units[at])) return -1;
  const plain = plainEnd(units, at, end);
  if (plain > 0) return plain;
  HERE.lastIndex = 0;
  const match = HERE.exec(text.slice(at, end));
  return match === null ? -1 : at + match[0].trimEnd().length;
}

/** The same of digits and `ms`, `us`, `ns` or `s` with nothing behind that matters; -1 for what needs a closer look. */
function plainEnd(units: Uint8Array, at: number, end: number): number {
  const whole = digitsEnd(units, at, end);
  const isBroken = whole + 1 < end && units[whole] === CHAR.DOT &&
    isDigit(units[whole + 1]);
  const number = isBroken ? digitsEnd(units, whole + 1, end) : whole;
  const spaced = number < end && units[number] === CHAR.SPACE;
  const unit = spaced ? number + 1 : number;
  const place = unitEnd(units, unit, end);
  if (spaced && place === unit) return -1;
  return place === end || isOver(units[place]) ? place : -1;
}

function digitsEnd(units: Uint8Array, at: number, end: number): number {
  const limit = Math.min(end, at + MOST_DIGITS);
  let place = at;
  while (place < limit && isDigit(units[place])) place++;
  return place;
}

/** The place behind a short unit; `at` where none stands there. */
function unitEnd(units: Uint8Array, at: number, end: number): number {
  const long = at + 1 < end && units[at + 1] === SMALL_S &&
    SMALL.has(units[at]);
  if (long) return at + 2;
  return at < end && units[at] === SMALL_S ? at + 1 : at;
}

const SMALL_S = "s".charCodeAt(0);
const SMALL = new Set(["m", "u", "n"].map((letter) => letter.charCodeAt(0)));

/** Whether a unit neither goes on a word nor may lead to one. */
function isOver(unit: number): boolean {
  return unit < 128 && !isLetter(unit) && !isDigit(unit) &&
    !GOES_ON.has(unit);
}

const GOES_ON = new Set<number>([
  CHAR.SPACE,
  CHAR.UNDERSCORE,
  CHAR.DOT,
  CHAR.COLON,
  CHAR.SLASH,
  CHAR.DASH,
]);
