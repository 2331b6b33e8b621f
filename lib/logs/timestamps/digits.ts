/**
 * Reads a number of a fixed count of digits, such as the `08` in `08:40`.
 *
 * @param text Any text.
 * @param at Where the first digit stands.
 * @param count How many digits; at most 15.
 * @returns The number; -1 unless all of them are digits.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { digitsAt } from "./digits.ts";
 *
 * assertEquals(digitsAt("08:40", 3, 2), 40);
 * assertEquals(digitsAt("08:4", 3, 2), -1);
 * ```
 */
export function digitsAt(text: string, at: number, count: number): number {
  if (at + count > text.length) return -1;
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * How many digits stand at a place of a text.
 *
 * @param most Where counting stops.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { countDigits } from "./digits.ts";
 *
 * assertEquals(countDigits("2023-11", 0, 20), 4);
 * ```
 */
export function countDigits(text: string, at: number, most: number): number {
  const end = Math.min(text.length, at + most);
  let i = at;
  while (i < end && isDigit(text.charCodeAt(i))) i++;
  return i - at;
}

/** Whether a character code is a digit's. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a character code is a letter's of the Latin alphabet without accents. */
export function isLetter(code: number): boolean {
  return code >= 97 && code <= 122 || code >= 65 && code <= 90;
}

/** The character code at a place; 0 outside of the text. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}

/** The first place from `at` on where no space or tab stands. */
export function skipSpaces(text: string, at: number): number {
  let i = at;
  while (codeAt(text, i) === 32 || codeAt(text, i) === 9) i++;
  return i;
}

/** Whether neither a digit nor a letter stands at a place. */
export function isWordEnd(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return !isDigit(code) && !isLetter(code);
}
