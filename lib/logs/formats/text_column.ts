import type { ByteWords } from "../bytes/byte_words.ts";
import { Utf8Texts } from "./utf8_texts.ts";

/** With fewer different texts than that they are never too many. */
const FEW = 4096;
/** More different texts than this share of the entries are not worth telling apart. */
const REPEATING = 0.25;
/** Texts that share a place in the table: so many are no accident. */
const MOST_PROBES = 64;
/** Longer texts are looked for before they are written, in UTF-16 code units. */
const LONG = 500;
const FIRST_PLACES = 1024;
const FIRST_SLOTS = 256;

/**
 * A column of texts, one for each entry, in the order of the entries: each entry
 * has the number of its text. While texts repeat, each different one is held
 * once, so that what is made of it is made once; the texts of a log mostly repeat.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextColumn } from "./text_column.ts";
 *
 * const levels = new TextColumn();
 * levels.put(0, "INFO");
 * levels.put(2, "an INFO here", 3, 7);
 *
 * assertEquals(levels.held.length, 1);
 * assertEquals(levels.numbers(4), Int32Array.of(1, 0, 1, 0));
 * assertEquals(levels.toArray(3), ["INFO", null, "INFO"]);
 * ```
 */
export class TextColumn {
  readonly #held = new Utf8Texts();
  #numbers = new Int32Array(FIRST_PLACES);
  /** Numbers of texts, each at a place that its hash tells; undefined once they are too many. */
  #slots: Int32Array | undefined = new Int32Array(FIRST_SLOTS);
  /** The hash of each text that has a slot. */
  #hashes = new Int32Array(FIRST_SLOTS);
  /** The hash that was looked for last, and the slot that is free for it. */
  #hash = 0;
  #slot = 0;
  /** The last long text, and an entry that has it: an envelope's own fields come with each of its records. */
  #long = "";
  #longAt = 0;

  /** The texts by number. */
  get held(): Utf8Texts {
    return this.#held;
  }

  /**
   * The number of each entry's text.
   *
   * @param length How many entries there are.
   */
  numbers(length: number): Int32Array<ArrayBuffer> {
    this.#reach(length);
    return this.#numbers.subarray(0, length);
  }

  /**
   * Gives an entry a part of a text.
   *
   * @param place No text was given to a later entry yet.
   */
  put(place: number, text: string, start = 0, end = text.length): void {
    if (place >= this.#numbers.length) this.#reach(place + 1);
    const isLong = end - start > LONG && start === 0 && end === text.length;
    if (isLong && text === this.#long) {
      this.#numbers[place] = this.#numbers[this.#longAt];
      return;
    }
    const held = this.#held;
    held.write(text, start, end);
    this.#numbers[place] =
      this.#known(held.words, held.size, held.writtenEnd) || this.#add(place);
    if (!isLong) return;
    this.#long = text;
    this.#longAt = place;
  }

  /** Gives an entry a part of bytes, which must be UTF-8. */
  putBytes(place: number, bytes: ByteWords, start: number, end: number): void {
    if (place >= this.#numbers.length) this.#reach(place + 1);
    const before = place === 0 ? 0 : this.#numbers[place - 1];
    const held = this.#held;
    let number = before > 0 && held.isAt(before, bytes, start, end)
      ? before
      : this.#known(bytes, start, end);
    if (number === 0) {
      held.writeBytes(bytes, start, end);
      number = this.#add(place);
    }
    this.#numbers[place] = number;
  }

  /** Gives an entry the text that an earlier one has. */
  putAgain(place: number, earlier: number): void {
    if (place >= this.#numbers.length) this.#reach(place + 1);
    this.#numbers[place] = this.#numbers[earlier];
  }

  /** The text of an entry. */
  at(place: number): string | null {
    const number = this.#numbers[place] ?? 0;
    return number === 0 ? null : this.#held.at(number);
  }

  /** The text of each entry. */
  toArray(length: number): (string | null)[] {
    const texts = this.#held.decode();
    return Array.from(this.numbers(length), (number) => texts.at(number));
  }

  /** Forgets all entries and texts, but not the memory that they took. */
  clear(): void {
    this.#long = "";
    this.#held.clear();
    this.#numbers.fill(0);
    this.#slots ??= new Int32Array(FIRST_SLOTS);
    this.#slots.fill(0);
  }

  /** The number of a text that is held; 0 if none is known to be the same. */
  #known(bytes: ByteWords, start: number, end: number): number {
    const slots = this.#slots;
    if (slots === undefined) return 0;
    const hash = bytes.hash(start, end);
    const last = slots.length - 1;
    let slot = hash & last;
    for (let probes = 0; probes < MOST_PROBES; probes++) {
      const number = slots[slot];
      if (number === 0) {
        this.#hash = hash;
        this.#slot = slot;
        return 0;
      }
      const isSame = this.#hashes[number] === hash &&
        this.#held.isAt(number, bytes, start, end);
      if (isSame) return number;
      slot = (slot + 1) & last;
    }
    this.#slots = undefined;
    return 0;
  }

  /** Adds the text that was written last and is not known; returns its number. */
  #add(place: number): number {
    const number = this.#held.add();
    const slots = this.#slots;
    if (slots === undefined) return number;
    slots[this.#slot] = number;
    this.#hashes[number] = this.#hash;
    if (number > FEW && number > REPEATING * place) this.#slots = undefined;
    else if (2 * number >= slots.length) this.#rehash(2 * slots.length);
    return number;
  }

  #rehash(length: number): void {
    const slots = new Int32Array(length);
    const hashes = new Int32Array(Math.max(length, this.#hashes.length));
    hashes.set(this.#hashes);
    for (let number = 1; number <= this.#held.length; number++) {
      let slot = hashes[number] & (length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
      slots[slot] = number;
    }
    this.#slots = slots;
    this.#hashes = hashes;
  }

  #reach(length: number): void {
    if (length <= this.#numbers.length) return;
    const numbers = new Int32Array(Math.max(length, 2 * this.#numbers.length));
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}
