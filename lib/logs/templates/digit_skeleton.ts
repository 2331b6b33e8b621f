import { BLANK, DIGIT, KINDS, WORD } from "./char_kinds.ts";

/** The longest message that has a skeleton, in bytes. */
const MAX_BYTES = 256;
const ZERO = 48;

/**
 * A message with zeros for the digits of its numbers, a single one where a number
 * stands between blanks: messages with the same skeleton are masked alike, whose
 * rules do not ask which digit it is, and between blanks not how many there are.
 * Words with letters stay as they are. Putting it together costs a fraction of
 * masking.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { DigitSkeleton } from "./digit_skeleton.ts";
 *
 * const bytes = new TextEncoder().encode("user:3613 took 598 ms in utf8");
 * const skeleton = new DigitSkeleton();
 * skeleton.set(bytes, 0, bytes.length);
 *
 * assertEquals(skeleton.toString(), "user:0000 took 0 ms in utf8");
 * ```
 */
export class DigitSkeleton {
  /** Bytes from {@linkcode length} on mean nothing. */
  readonly codes = new Uint8Array(MAX_BYTES);
  length = 0;

  /** Makes the skeleton of a message that stands in bytes; false if it is too long. */
  set(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > MAX_BYTES) return false;
    const { codes } = this;
    let to = 0;
    let at = start;
    while (at < end) {
      const kind = KINDS[bytes[at]];
      if ((kind & WORD) === 0) {
        codes[to++] = bytes[at++];
        continue;
      }
      // A word: of digits alone, or whatever it is.
      const begin = at;
      let seen = 0;
      for (; at < end; at++) {
        const own = KINDS[bytes[at]];
        if ((own & WORD) === 0) break;
        seen |= own;
        codes[to++] = bytes[at];
      }
      if (seen !== DIGIT) continue;
      const isAlone = (begin === start || KINDS[bytes[begin - 1]] === BLANK) &&
        (at === end || KINDS[bytes[at]] === BLANK);
      to -= at - begin;
      const zeros = isAlone ? 1 : at - begin;
      for (let i = 0; i < zeros; i++) codes[to++] = ZERO;
    }
    this.length = to;
    return true;
  }

  toString(): string {
    return new TextDecoder().decode(this.codes.subarray(0, this.length));
  }
}
