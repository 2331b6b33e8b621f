/**
 * Bytes that are also looked at four at a time, which takes half the time or
 * less where texts have more than a few characters.
 *
 * @example Usage
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { ByteWords } from "./byte_words.ts";
 *
 * const here = new ByteWords(new TextEncoder().encode("late, late"));
 * const there = new ByteWords(new Uint8Array(4));
 * here.copyTo(there, 0, 6, 10);
 *
 * assert(there.isSame(0, here, 0, 4));
 * assertEquals(there.hash(0, 4), here.hash(0, 4));
 * ```
 */
export class ByteWords {
  readonly bytes: Uint8Array;
  readonly #words: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const { buffer, byteOffset, byteLength } = bytes;
    this.#words = new DataView(buffer, byteOffset, byteLength);
  }

  /** The four bytes from a place on, the first one lowest. */
  at(place: number): number {
    return this.#words.getInt32(place, true);
  }

  /** A hash of the bytes of a part, 32 bits, all of which depend on all bytes. */
  hash(start: number, end: number): number {
    const { bytes } = this;
    const words = this.#words;
    let hash = end - start;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      hash = Math.imul(hash ^ words.getInt32(at, true), MIX);
      hash ^= hash >>> 15;
    }
    if (at < end) {
      let rest = bytes[at++];
      while (at < end) rest = rest << 8 | bytes[at++];
      hash = Math.imul(hash ^ rest, MIX);
    }
    // As MurmurHash3 ends: texts that differ in a digit are to lie far apart.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
    return hash ^ (hash >>> 16);
  }

  /**
   * Whether a part is the same as one of other bytes.
   *
   * @param at Where it begins.
   * @param start Where the other one begins, and `end` where that ends.
   */
  isSame(at: number, other: ByteWords, start: number, end: number): boolean {
    const { bytes } = this;
    const words = this.#words;
    const others = other.#words;
    let here = at;
    let there = start;
    for (; there + 4 <= end; there += 4, here += 4) {
      if (words.getInt32(here, true) !== others.getInt32(there, true)) {
        return false;
      }
    }
    for (; there < end; there++) {
      if (bytes[here++] !== other.bytes[there]) return false;
    }
    return true;
  }

  /**
   * Copies a part.
   *
   * @param to Has room for it.
   * @param at Where it goes.
   */
  copyTo(to: ByteWords, at: number, start: number, end: number): void {
    const length = end - start;
    if (length > LONG) {
      to.bytes.set(this.bytes.subarray(start, end), at);
      return;
    }
    const words = this.#words;
    const others = to.#words;
    let done = 0;
    for (; done + 4 <= length; done += 4) {
      others.setInt32(at + done, words.getInt32(start + done, true), true);
    }
    for (; done < length; done++) {
      to.bytes[at + done] = this.bytes[start + done];
    }
  }
}

const MIX = 0x9e37_79b1;
/** More bytes are copied by the engine. */
const LONG = 80;
