import { codeAt, countDigits, isDigit, isLetter, isWordEnd } from "./digits.ts";

/**
 * Where a number of time since 1970 ends in a line of plain text: ten digits of
 * seconds with a fraction, or, as the line's first word, seconds, milli-, micro-
 * or nanoseconds, all from 2000 to 2100.
 *
 * @param at Where its first digit stands.
 * @returns 0 if there is none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { epochEnd } from "./epoch_end.ts";
 *
 * assertEquals(epochEnd("1700469650.664 GET /", 0), 14);
 * assertEquals(epochEnd("order 1700469650", 6), 0);
 * ```
 */
export function epochEnd(line: string, at: number): number {
  const digits = countDigits(line, at, 20);
  const end = at + digits;
  if (codeAt(line, end) === 46 && digits === 10) {
    const fraction = countDigits(line, end + 1, 10);
    if (fraction < 3 || fraction > 9) return 0;
    return isCentury(line, at) && isWordEnd(line, end + 1 + fraction)
      ? end + 1 + fraction
      : 0;
  }
  const whole = digits === 10 || digits === 13 || digits === 16 ||
    digits === 19;
  return whole && isFirst(line, at) && isCentury(line, at) &&
      isWordEnd(line, end)
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
