import { ByteWords } from "../bytes/byte_words.ts";
import { DecodedTexts } from "./decoded_texts.ts";

const FIRST_BYTES = 1024;
const FIRST_TEXTS = 64;
/** Longer pieces are copied by the engine, shorter ones byte by byte. */
const SHORT = 96;

const encoder = new TextEncoder();
/** A byte order mark is a character like others. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Texts by number from 1, held as UTF-8 one after another, as Arrow has them: a
 * text is written behind the last one, looked at, and then added or not.
 *
 * @example Usage
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { Utf8Texts } from "./utf8_texts.ts";
 *
 * const texts = new Utf8Texts();
 * texts.write("a level: INFO", 9, 13);
 * const info = texts.add();
 * texts.write("INFO", 0, 4);
 *
 * assert(texts.isAt(info, texts.words, texts.size, texts.writtenEnd));
 * assertEquals(texts.at(info), "INFO");
 * assertEquals(texts.length, 1);
 * ```
 */
export class Utf8Texts {
  #words = new ByteWords(new Uint8Array(FIRST_BYTES));
  /** Where each text ends, by its number. */
  #ends = new Uint32Array(FIRST_TEXTS);
  #length = 0;
  #start = 0;
  /** Where what was written last ends. */
  #end = 0;

  /** How many texts there are. */
  get length(): number {
    return this.#length;
  }

  /** How many bytes they take. */
  get size(): number {
    return this.#start;
  }

  /** All texts one after another. */
  get bytes(): Uint8Array {
    return this.#words.bytes.subarray(0, this.#start);
  }

  /** The memory that they lie in; what was written last begins at {@linkcode Utf8Texts.size}. */
  get words(): ByteWords {
    return this.#words;
  }

  /** Where what was written last ends. */
  get writtenEnd(): number {
    return this.#end;
  }

  /** Where each text ends, by its number; 0 at 0. */
  get ends(): Uint32Array<ArrayBuffer> {
    return this.#ends.subarray(0, this.#length + 1);
  }

  /** Writes a part of a text; half a surrogate pair becomes U+FFFD. */
  write(text: string, start: number, end: number): void {
    this.#reach(3 * (end - start));
    if (end - start > SHORT) return this.#encode(text, start, end);
    const { bytes } = this.#words;
    let at = this.#start;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return this.#encode(text, start, end);
      bytes[at++] = unit;
    }
    this.#end = at;
  }

  /** Writes a part of bytes, which must be UTF-8. */
  writeBytes(source: ByteWords, start: number, end: number): void {
    this.#reach(end - start);
    source.copyTo(this.#words, this.#start, start, end);
    this.#end = this.#start + end - start;
  }

  /** Makes what was written last a text; returns its number. */
  add(): number {
    const number = ++this.#length;
    if (number >= this.#ends.length) {
      const ends = new Uint32Array(2 * this.#ends.length);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    this.#ends[number] = this.#end;
    this.#start = this.#end;
    return number;
  }

  /** Whether a text is the same as a part of bytes. */
  isAt(
    number: number,
    source: ByteWords,
    start: number,
    end: number,
  ): boolean {
    const at = this.#ends[number - 1];
    const to = this.#ends[number];
    if (to - at !== end - start) return false;
    // Texts that differ often begin alike.
    if (source.bytes[end - 1] !== this.#words.bytes[to - 1]) {
      return start === end;
    }
    return this.#words.isSame(at, source, start, end);
  }

  /** Forgets all texts. */
  clear(): void {
    this.#length = 0;
    this.#start = 0;
    this.#end = 0;
  }

  /** A text by its number. */
  at(number: number): string {
    const start = this.#ends[number - 1];
    return decoder.decode(
      this.#words.bytes.subarray(start, this.#ends[number]),
    );
  }

  /** The texts of all numbers; to be asked for anew where more have come. */
  decode(): DecodedTexts {
    const { bytes, ends } = this;
    const all = decoder.decode(bytes);
    const isAscii = all.length === bytes.length;
    return new DecodedTexts(all, isAscii ? ends : unitEnds(bytes, ends));
  }

  #encode(text: string, start: number, end: number): void {
    const { written } = encoder.encodeInto(
      text.slice(start, end),
      this.#words.bytes.subarray(this.#start),
    );
    this.#end = this.#start + written;
  }

  /** Makes room for so many bytes behind the last text. */
  #reach(length: number): void {
    const needed = this.#start + length;
    const { bytes } = this.#words;
    if (needed <= bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * bytes.length));
    larger.set(this.bytes);
    this.#words = new ByteWords(larger);
  }
}

/** Where texts end in UTF-16 code units. */
function unitEnds(bytes: Uint8Array, ends: Uint32Array): Uint32Array {
  const inUnits = new Uint32Array(ends.length);
  let units = 0;
  for (let number = 1; number < ends.length; number++) {
    for (let at = ends[number - 1]; at < ends[number]; at++) {
      const byte = bytes[at];
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
    }
    inUnits[number] = units;
  }
  return inUnits;
}
