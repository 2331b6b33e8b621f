import { KINDS, WORD } from "./char_kinds.ts";

/** Stands for a variable part within a masked text: one byte, which `<*>` is written for. */
export const VARIABLE = 0;

const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

const SPACE = 32;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;

/**
 * A masked message while it is put together, in a buffer that is used again.
 * Variable parts that only `.`, `:`, `-`, `_`, `+` or commas part become one,
 * so that addresses, times and lists of numbers are one placeholder each.
 */
export class MaskedText {
  /** UTF-8; bytes from {@linkcode length} on mean nothing. */
  readonly codes: Uint8Array;
  length = 0;
  /** How many blanks were written. */
  blanks = 0;
  /** Where the last word begins, with the dots and dashes that an address may have. */
  address = 0;
  /** Where in the message a quote stands that ends a request; it begins no string. */
  closing = -1;

  /** @param capacity The most bytes that will be written. */
  constructor(capacity: number) {
    this.codes = new Uint8Array(capacity);
  }

  clear(): void {
    this.length = 0;
    this.blanks = 0;
    this.address = 0;
    this.closing = -1;
  }

  /** Writes a byte that is part of the template. */
  push(code: number): void {
    this.codes[this.length++] = code;
  }

  blank(): void {
    this.codes[this.length++] = SPACE;
    this.address = this.length;
    this.blanks++;
  }

  /** Whether the last thing written is a placeholder. */
  get endsInVariable(): boolean {
    return this.length > 0 && this.codes[this.length - 1] === VARIABLE;
  }

  /** Writes a placeholder, or lets the one before it stand for this part too. */
  variable(): void {
    const { codes, length } = this;
    const last = length > 0 ? codes[length - 1] : SPACE;
    const before = length > 1 ? codes[length - 2] : SPACE;
    if (isSign(last) && !isWordEnd(before)) codes[length - 1] = VARIABLE;
    else if (last !== VARIABLE && !this.#joins(last, before)) {
      codes[this.length++] = VARIABLE;
    }
    if (this.address > this.length) this.address = this.length;
  }

  /** Replaces what was written since the last blank by a placeholder. */
  cut(): void {
    while (this.length > 0 && this.codes[this.length - 1] !== SPACE) {
      this.length--;
    }
    this.variable();
  }

  #joins(last: number, before: number): boolean {
    const { codes, length } = this;
    if (before === VARIABLE && isJoiner(last)) {
      this.length = length - 1;
      return true;
    }
    const isList = last === SPACE && before === COMMA && length > 2 &&
      codes[length - 3] === VARIABLE;
    if (isList) {
      this.length = length - 2;
      this.blanks--;
    }
    return isList;
  }

  /** Puts a placeholder in the place of all from a position on. */
  replace(from: number): void {
    this.length = from;
    this.variable();
  }

  /** The text so far. */
  toString(): string {
    return DECODER.decode(this.codes.subarray(0, this.length));
  }
}

function isJoiner(code: number): boolean {
  // . : - , _ +
  return code === 46 || code === 58 || code === MINUS || code === COMMA ||
    code === 95 || code === PLUS;
}

function isSign(code: number): boolean {
  return code === MINUS || code === PLUS;
}

function isWordEnd(code: number): boolean {
  return code === VARIABLE || (KINDS[code] & WORD) !== 0;
}
