/** With fewer different texts than that they are never too many; handing one over costs what ten numbers do. */
const FEW = 4096;
/** More different texts than this share of the entries are not worth telling apart. */
const REPEATING = 0.25;
const FIRST_PLACES = 1024;

/**
 * A column of texts, one for each entry, in the order of the entries. While they
 * repeat, each different one is held once and an entry has its number: what is
 * made of a text is then made once, and the texts of a log mostly repeat.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextColumn } from "./text_column.ts";
 *
 * const levels = new TextColumn();
 * levels.put(0, "INFO");
 * levels.put(2, "INFO");
 *
 * assertEquals(levels.texts, [null, "INFO"]);
 * assertEquals(levels.numbers(4), Int32Array.of(1, 0, 1, 0));
 * assertEquals(levels.toArray(3), ["INFO", null, "INFO"]);
 * ```
 */
export class TextColumn {
  /** The place of the first entry that was given a text. */
  first = -1;
  #texts: (string | null)[] = [null];
  #numbers = new Int32Array(FIRST_PLACES);
  /** The number of each text; undefined where a text has the place of its entry. */
  #known: Map<string, number> | undefined = new Map();

  /**
   * Each different text at its number, null at 0; undefined where there are so
   * many that every entry has its own.
   */
  get texts(): readonly (string | null)[] | undefined {
    return this.#known === undefined ? undefined : this.#texts;
  }

  /**
   * The number of each entry's text.
   *
   * @param length How many entries there are.
   */
  numbers(length: number): Int32Array {
    this.#reach(length);
    return this.#numbers.subarray(0, length);
  }

  /** Gives an entry its text; the last one given stands. */
  put(place: number, text: string): void {
    if (this.first < 0) this.first = place;
    if (this.#known === undefined) {
      const texts = this.#texts;
      while (texts.length < place) texts.push(null);
      texts[place] = text;
      return;
    }
    const number = this.#known.get(text) ?? this.#add(text, place);
    if (number < 0) return this.put(place, text);
    if (place >= this.#numbers.length) this.#reach(place + 1);
    this.#numbers[place] = number;
  }

  /** The text of an entry. */
  at(place: number): string | null {
    if (this.#known === undefined) return this.#texts[place] ?? null;
    return this.#texts[this.#numbers[place] ?? 0];
  }

  /** Takes back the text of the last entry. */
  drop(place: number): void {
    if (this.#known !== undefined) {
      if (place < this.#numbers.length) this.#numbers[place] = 0;
    } else if (this.#texts.length > place) this.#texts.length = place;
  }

  /** The text of each entry. */
  toArray(length: number): (string | null)[] {
    if (this.#known === undefined) {
      while (this.#texts.length < length) this.#texts.push(null);
      return this.#texts;
    }
    const numbers = this.numbers(length);
    const all: (string | null)[] = new Array(length);
    for (let i = 0; i < length; i++) all[i] = this.#texts[numbers[i]];
    return all;
  }

  /** The number of a new text; -1 if there are too many. */
  #add(text: string, place: number): number {
    const number = this.#texts.length;
    if (number > FEW && number > REPEATING * place) {
      this.#texts = this.toArray(Math.min(place, this.#numbers.length));
      this.#known = undefined;
      this.#numbers = new Int32Array();
      return -1;
    }
    this.#texts.push(text);
    this.#known?.set(text, number);
    return number;
  }

  #reach(length: number): void {
    if (length <= this.#numbers.length) return;
    const numbers = new Int32Array(Math.max(length, 2 * this.#numbers.length));
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}
