import { isDigit } from "./digits.ts";

/** What a digit can be worth, in microseconds: from beyond them to tens of seconds. */
const WORTHS: ReadonlySet<number> = new Set(
  [0, ...Array.from({ length: 8 }, (_, power) => 10 ** power)],
);
/** The largest digit where all can stand, and in the tens of seconds. */
const LARGEST = [9, 5] as const;

/** Which digits of a timestamp's text add to it what they are worth, each by itself. */
export interface LinearDigits {
  /** What each character is worth, in microseconds; below 0 where another character makes another form or minute. */
  readonly worth: Float64Array;
  /** The largest digit that may stand there. */
  readonly largest: Uint8Array;
}

/**
 * Finds out by trying which digits of a text stand for seconds and fractions.
 *
 * @param text A timestamp that can be read.
 * @param read Reads a timestamp; NaN if it is none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { linearDigits } from "./linear_digits.ts";
 * import { TimestampReader } from "./timestamp_reader.ts";
 *
 * const reader = new TimestampReader();
 * const { worth } = linearDigits("2023-11-20 08:40:50.5", (text) => reader.read(text));
 *
 * assertEquals([...worth.slice(-4)], [1e7, 1e6, -1, 1e5]);
 * ```
 */
export function linearDigits(
  text: string,
  read: (text: string) => number,
): LinearDigits {
  const worth = new Float64Array(text.length).fill(-1);
  const largest = new Uint8Array(text.length);
  const us = read(text);
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    const readWith = (digit: number) =>
      read(text.slice(0, at) + digit + text.slice(at + 1));
    const zero = readWith(0);
    for (const digit of LARGEST) {
      const each = (readWith(digit) - zero) / digit;
      const isLinear = WORTHS.has(each) &&
        zero + Number(text[at]) * each === us;
      if (!isLinear) continue;
      worth[at] = each;
      largest[at] = digit;
      break;
    }
  }
  return { worth, largest };
}
