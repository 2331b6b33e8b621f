import { codeAt, countDigits } from "./timestamps/digits.ts";

/** A number at a place of a text. */
export interface ScannedNumber {
  readonly value: number;
  /** Where it ends; -1 if there is none. */
  readonly end: number;
}

const NONE: ScannedNumber = { value: NaN, end: -1 };
const COMMA = 44;
const POINT = 46;

/**
 * Scans a decimal number without a sign: `28`, `0.12`, `.5`, `1.5e-05`, and `0,12`
 * where the comma cannot separate thousands.
 *
 * @param end Where the text to look at ends.
 */
export function scanNumber(
  text: string,
  at: number,
  end: number,
): ScannedNumber {
  const whole = countDigits(text, at, end - at);
  let next = at + whole;
  const mark = next < end ? text.charCodeAt(next) : 0;
  const fraction = mark === POINT || mark === COMMA
    ? countDigits(text, next + 1, end - next - 1)
    : 0;
  if (fraction > 0) next += 1 + fraction;
  if (whole + fraction === 0) return NONE;
  if (mark === COMMA && !isDecimal(text, at, whole, fraction)) return NONE;
  next = exponentEnd(text, next, end);
  const digits = text.slice(at, next);
  const value = Number(mark === COMMA ? digits.replace(",", ".") : digits);
  return { value, end: next };
}

/** Whether a comma is a decimal one: `1,234` could be more than a thousand. */
function isDecimal(
  text: string,
  at: number,
  whole: number,
  fraction: number,
): boolean {
  if (whole === 0 || fraction === 0) return false;
  return fraction !== 3 || whole > 3 || codeAt(text, at) === 48;
}

function exponentEnd(text: string, at: number, end: number): number {
  if (at >= end || (text.charCodeAt(at) | 32) !== 101) return at;
  const sign = codeAt(text, at + 1);
  const start = sign === 43 || sign === 45 ? at + 2 : at + 1;
  const digits = countDigits(text, start, Math.max(0, end - start));
  return digits === 0 ? at : start + digits;
}
