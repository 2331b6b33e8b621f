import {
  ADDRESS,
  BLANK,
  CONTROL,
  KINDS,
  LINE_END,
  OPENER,
  WORD,
} from "./char_kinds.ts";
import { maskOpener } from "./mask_opener.ts";
import { maskWord } from "./mask_word.ts";
import { MaskedText } from "./masked_text.ts";

/** The most bytes of a message that are looked at. */
const MAX_BYTES = 1024;
/** The most tokens of a message that are looked at. */
const MAX_TOKENS = 100;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Puts placeholders for what is obviously variable in a message: numbers, sizes
 * and durations, hexadecimal and UUIDs, addresses, quoted strings, lists in
 * brackets, values of `key=value`. One scan over the first line that is not
 * blank; blanks become one space each. What is beyond 1,024 bytes or 100 tokens
 * is one placeholder.
 */
export class MessageMask {
  readonly #bytes = new Uint8Array(MAX_BYTES);
  readonly #masked = new MaskedText(MAX_BYTES + 8);

  /** Masks a message. What is returned is overwritten by the next call. */
  mask(message: string): MaskedText {
    const text = message.charCodeAt(0) <= 32 ? message.trimStart() : message;
    const { read, written } = ENCODER.encodeInto(text, this.#bytes);
    return this.#maskFirst(written, read < text.length);
  }

  /** Masks a message that stands in bytes of UTF-8. */
  maskBytes(source: Uint8Array, start: number, end: number): MaskedText {
    if (source[start] <= 32 && start < end || end - start > MAX_BYTES) {
      return this.mask(DECODER.decode(source.subarray(start, end)));
    }
    const bytes = this.#bytes;
    for (let i = start; i < end; i++) bytes[i - start] = source[i];
    return this.#maskFirst(end - start, false);
  }

  /** Masks the first bytes that are held. */
  #maskFirst(end: number, isCut: boolean): MaskedText {
    const bytes = this.#bytes;
    const masked = this.#masked;
    masked.clear();
    let at = 0;
    while (at < end) {
      const kind = KINDS[bytes[at]];
      if ((kind & WORD) !== 0) at = maskWord(bytes, at, end, masked);
      else if (kind === BLANK) {
        at = maskBlank(bytes, at, end, masked);
        if (masked.blanks >= MAX_TOKENS) return cut(masked);
      } else if (kind === LINE_END) return masked;
      else if (kind === OPENER) at = maskOpener(bytes, at, end, masked);
      else at = maskMark(bytes, at, end, masked);
    }
    return isCut ? cut(masked) : masked;
  }
}

function cut(masked: MaskedText): MaskedText {
  masked.cut();
  return masked;
}

/** A run of blanks is one space, unless it ends the line. */
function maskBlank(
  bytes: Uint8Array,
  start: number,
  end: number,
  masked: MaskedText,
): number {
  let at = start + 1;
  while (at < end && KINDS[bytes[at]] === BLANK) at++;
  if (at < end && KINDS[bytes[at]] !== LINE_END) masked.blank();
  return at;
}

/** Punctuation stays; what cannot be seen goes. */
function maskMark(
  bytes: Uint8Array,
  at: number,
  end: number,
  masked: MaskedText,
): number {
  const kind = KINDS[bytes[at]];
  if (kind === CONTROL) {
    masked.variable();
    return endOfEscape(bytes, at, end);
  }
  masked.push(bytes[at]);
  if (kind !== ADDRESS) masked.address = masked.length;
  return at + 1;
}

/** Behind a control character, or behind a terminal's colour. */
function endOfEscape(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== 27 || bytes[start + 1] !== 91) return start + 1;
  let at = start + 2;
  while (at < end && (bytes[at] === 59 || KINDS[bytes[at]] === 1)) at++;
  return Math.min(at + 1, end);
}
