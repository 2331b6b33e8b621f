import { endOfColons, endOfUuid } from "./addresses.ts";
import { DIGIT, KINDS, OTHER_LETTER, WORD } from "./char_kinds.ts";
import type { MaskedText } from "./masked_text.ts";
import { isTechnicalWord } from "./technical_words.ts";

/** Hexadecimal words of this length are numbers, where they have a digit. */
const HEX_WITH_DIGIT = 6;
/** And where they have none: no English word has so many of these letters. */
const HEX_OF_LETTERS = 8;

/**
 * Writes a word of letters and digits, or what is constant in it.
 *
 * - Only letters: stays.
 * - Digits first (`28ms`, `0x1f`), many changes between letters and digits,
 *   hexadecimal, a UUID, an IPv6 or hardware address: a placeholder.
 * - Letters, then digits (`worker3`): the letters and a placeholder.
 *
 * @param bytes The message.
 * @param start Where the word begins.
 * @param end Where the message ends.
 * @returns The place behind what was read.
 */
export function maskWord(
  bytes: Uint8Array,
  start: number,
  end: number,
  masked: MaskedText,
): number {
  const { codes, length: from } = masked;
  let at = start;
  let to = from;
  let seen = 0;
  let changes = 0;
  let last = KINDS[bytes[at]] & DIGIT;
  while (at < end) {
    const code = bytes[at];
    const kind = KINDS[code];
    if ((kind & WORD) === 0) break;
    changes += (kind & DIGIT) ^ last; // DIGIT is 1
    last = kind & DIGIT;
    seen |= kind;
    codes[to++] = code;
    at++;
  }
  masked.length = to;
  if (seen === DIGIT && bytes[at] !== DASH && bytes[at] !== COLON) {
    masked.replace(from);
    return at;
  }
  if ((seen & OTHER_LETTER) === 0) {
    return maskHex(bytes, start, at, end, changes, from, masked);
  }
  if ((seen & DIGIT) !== 0) {
    maskNumbered(bytes, start, at, changes, from, masked);
  }
  return at;
}

const DASH = 45;
const COLON = 58;

/** A word of hexadecimal digits only, which may go on as a UUID or an address. */
function maskHex(
  bytes: Uint8Array,
  start: number,
  at: number,
  end: number,
  changes: number,
  from: number,
  masked: MaskedText,
): number {
  const next = at < end ? bytes[at] : 0;
  const length = at - start;
  let whole = -1;
  if (next === DASH && length === 8) whole = endOfUuid(bytes, start, end);
  if (next === COLON && length <= 4) whole = endOfColons(bytes, start, end);
  const isNumber = KINDS[bytes[start]] === DIGIT ||
    length >= (changes > 0 ? HEX_WITH_DIGIT : HEX_OF_LETTERS);
  if (whole > 0 || isNumber) masked.replace(from);
  else if (changes > 0) maskNumbered(bytes, start, at, changes, from, masked);
  return whole > 0 ? whole : at;
}

/** A word with a letter and a digit. */
function maskNumbered(
  bytes: Uint8Array,
  start: number,
  at: number,
  changes: number,
  from: number,
  masked: MaskedText,
): void {
  if (KINDS[bytes[start]] === DIGIT) return masked.replace(from);
  if (isTechnicalWord(bytes, start, at)) return;
  if (changes > 1) return masked.replace(from);
  if (isVersion(bytes, start, at)) return;
  let digit = start;
  while (KINDS[bytes[digit]] !== DIGIT) digit++;
  masked.replace(from + digit - start);
}

/** The `v1` of `/api/v1`. */
function isVersion(bytes: Uint8Array, start: number, at: number): boolean {
  return at - start <= 3 && bytes[start] === 118 && start > 0 &&
    bytes[start - 1] === 47;
}
