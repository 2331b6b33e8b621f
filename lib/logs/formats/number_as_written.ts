import type { UnitText } from "../bytes/text_units.ts";
import { isDigit } from "./layouts/characters.ts";

/** A double holds every decimal number of so many digits. */
const MOST_DIGITS = 15;
/** Smaller numbers are written with an exponent. */
const MOST_ZEROS = 6;

const DASH = 45;
const DOT = 46;
const ZERO = 48;

/**
 * Where the whole part of a JSON number ends, with its sign: the number itself if
 * no dot or exponent follows.
 *
 * @returns -1 if no JSON number begins there.
 */
export function wholeEnd(
  units: Uint8Array,
  start: number,
  end: number,
): number {
  const first = units[start] === DASH ? start + 1 : start;
  const place = digitsEnd(units, first, end);
  if (place === first) return -1;
  return units[first] === ZERO && place > first + 1 ? -1 : place;
}

/**
 * Where a JSON number would end if JavaScript, having read it, wrote it: `0.250`
 * ends behind its 5, `1.0` behind its 1.
 *
 * @param end Where the number ends; what stands there need not be one.
 * @returns -1 if it is none, or what is written differs from its beginning, as in
 * `1e3` or twenty digits after a point.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../bytes/text_lines.ts";
 * import { writtenEnd } from "./number_as_written.ts";
 *
 * assertEquals(writtenEnd(TextLines.of(["a 0.250"]), 2, 7), 6);
 * assertEquals(writtenEnd(TextLines.of(["1e3"]), 0, 3), -1);
 * ```
 */
export function writtenEnd(
  lines: UnitText,
  start: number,
  end: number,
): number {
  const { units } = lines;
  const point = wholeEnd(units, start, end);
  if (point < 0) return -1;
  const first = units[start] === DASH ? start + 1 : start;
  const startsWithZero = units[first] === ZERO;
  if (point === end) return startsWithZero && first > start ? -1 : end;
  if (
    units[point] !== DOT || point + 1 === end ||
    digitsEnd(units, point + 1, end) !== end
  ) return isWrittenSo(lines, start, end) ? end : -1;
  const last = withoutZeros(units, point, end);
  const digits = last - first - (last > point ? 1 : 0);
  if (digits > MOST_DIGITS) return isWrittenSo(lines, start, end) ? end : -1;
  if (!startsWithZero) return last;
  if (last === point) return first > start ? -1 : last;
  return zerosFrom(units, point + 1) < MOST_ZEROS ? last : -1;
}

/** Asks JavaScript itself. */
function isWrittenSo({ text }: UnitText, start: number, end: number): boolean {
  const number = text.slice(start, end);
  return String(Number(number)) === number;
}

function digitsEnd(units: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(units[at])) at++;
  return at;
}

/** Where a number ends without the zeros that end its fraction. */
function withoutZeros(units: Uint8Array, point: number, end: number): number {
  let last = end;
  while (units[last - 1] === ZERO) last--;
  return last === point + 1 ? point : last;
}

function zerosFrom(units: Uint8Array, start: number): number {
  let at = start;
  while (units[at] === ZERO) at++;
  return at - start;
}
