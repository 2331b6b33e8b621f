import { isDigit } from "./layouts/characters.ts";

/** A double holds every decimal number of so many digits. */
const MOST_DIGITS = 15;
/** Smaller numbers are written with an exponent. */
const MOST_ZEROS = 6;

const DASH = 45;
const DOT = 46;
const ZERO = 48;

/**
 * Whether a part of a text is a JSON number that JavaScript, having read it,
 * writes the same way: `12`, `-0.5`, but not `1.0`, `1e3` or twenty digits.
 *
 * @example Usage
 * ```ts
 * import { assert, assertFalse } from "@std/assert";
 * import { isNumberAsWritten } from "./number_as_written.ts";
 *
 * assert(isNumberAsWritten("a 0.25", 2, 6));
 * assertFalse(isNumberAsWritten("0.250", 0, 5));
 * ```
 */
export function isNumberAsWritten(
  text: string,
  start: number,
  end: number,
): boolean {
  const first = text.charCodeAt(start) === DASH ? start + 1 : start;
  if (end - first > MOST_DIGITS + 1 || first === end) return false;
  const point = digitsEnd(text, first, end);
  const startsWithZero = text.charCodeAt(first) === ZERO;
  if (point === first || startsWithZero && point > first + 1) return false;
  if (point === end) {
    return end - first <= MOST_DIGITS && !(startsWithZero && first > start);
  }
  if (text.charCodeAt(point) !== DOT) return false;
  if (digitsEnd(text, point + 1, end) !== end || point + 1 === end) {
    return false;
  }
  if (text.charCodeAt(end - 1) === ZERO) return false;
  return !startsWithZero || zerosFrom(text, point + 1) < MOST_ZEROS;
}

function digitsEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  return at;
}

function zerosFrom(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === ZERO) at++;
  return at - start;
}
