/**
 * Texts by number from 1, cut out of one string when they are asked for: most of
 * them are looked at once.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { DecodedTexts } from "./decoded_texts.ts";
 *
 * const texts = new DecodedTexts("INFOWARN", Uint32Array.of(0, 4, 8));
 *
 * assertEquals(texts.at(2), "WARN");
 * assertEquals(texts.at(0), null);
 * ```
 */
export class DecodedTexts {
  readonly #all: string;
  readonly #ends: Uint32Array;

  /** @param ends Where each text ends, by its number; 0 at 0. */
  constructor(all: string, ends: Uint32Array) {
    this.#all = all;
    this.#ends = ends;
  }

  /** The text of a number; null of 0. */
  at(number: number): string | null {
    if (number === 0) return null;
    return this.#all.slice(this.#ends[number - 1], this.#ends[number]);
  }

  /** What is made of each text, by its number; null at 0. */
  map<T>(make: (text: string) => T): (T | null)[] {
    const made: (T | null)[] = [null];
    for (let number = 1; number < this.#ends.length; number++) {
      const start = this.#ends[number - 1];
      made.push(make(this.#all.slice(start, this.#ends[number])));
    }
    return made;
  }
}
