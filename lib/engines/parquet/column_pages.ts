import type { TextColumn } from "../../logs/formats/text_column.ts";
import { ByteSink } from "./byte_sink.ts";
import { packBits, repeatBits } from "./pack_bits.ts";
import { plainTexts } from "./plain_texts.ts";

const WORD = 2 ** 32;

/**
 * The values of a column in a row group, as Parquet has them; one of the methods
 * puts them there, whatever was there before.
 */
export class ColumnPages {
  /** The different values, if rows have numbers of them. */
  readonly dictionary = new ByteSink();
  /** How many these are. */
  different = 0;
  /** Which rows have a value, then these, or their numbers in the dictionary. */
  readonly data = new ByteSink();

  /** Rows without a value. */
  nulls(length: number): void {
    this.#clear();
    this.#present(length, 0, () => false);
  }

  /** Texts; those that repeat are written once. */
  texts(column: TextColumn, length: number): void {
    this.#clear();
    const { held } = column;
    const numbers = column.numbers(length);
    let count = 0;
    let isInOrder = held.length === length;
    for (let i = 0; i < length; i++) {
      if (numbers[i] !== 0) count++;
      if (numbers[i] !== i + 1) isInOrder = false;
    }
    this.#present(length, count, (i) => numbers[i] !== 0);
    if (count === 0) return;
    if (isInOrder) return plainTexts(this.data, held);
    this.different = held.length;
    plainTexts(this.dictionary, held);
    this.#numbers(numbers, 1, held.length, count);
  }

  /** Numbers; NaN stands for none. */
  doubles(values: Float64Array): void {
    this.#clear();
    this.#plain(this.#known(values));
  }

  /** The same number in every row. */
  repeated(value: number, length: number): void {
    this.#clear();
    this.#present(length, length, () => true);
    this.different = 1;
    this.dictionary.append(new Uint8Array(Float64Array.of(value).buffer));
    this.#numbers(new Int32Array(), 0, 1, length);
  }

  /** Whole numbers up to 2^53; NaN stands for none. */
  longs(values: Float64Array): void {
    this.#clear();
    const known = this.#known(values);
    const words = new Int32Array(2 * known.length);
    for (let i = 0; i < known.length; i++) {
      const high = Math.floor(known[i] / WORD);
      words[2 * i] = known[i] - high * WORD;
      words[2 * i + 1] = high;
    }
    this.#plain(words);
  }

  /** Whole numbers from 0, mostly small; negative ones stand for none. */
  counts(values: Int32Array): void {
    this.#clear();
    let largest = -1;
    let count = 0;
    for (let i = 0; i < values.length; i++) {
      if (values[i] >= 0) count++;
      if (values[i] > largest) largest = values[i];
    }
    this.#present(values.length, count, (i) => values[i] >= 0);
    if (count === 0) return;
    // Each number is its own number in the dictionary.
    this.different = largest + 1;
    for (let i = 0; i <= largest; i++) this.dictionary.word(i);
    this.#numbers(values, 0, this.different, count);
  }

  #clear(): void {
    this.dictionary.clear();
    this.data.clear();
    this.different = 0;
  }

  /** Writes which numbers there are, and gives these. */
  #known(values: Float64Array): Float64Array {
    let count = 0;
    for (let i = 0; i < values.length; i++) {
      if (values[i] === values[i]) count++;
    }
    this.#present(values.length, count, (i) => values[i] === values[i]);
    if (count === values.length) return values;
    const known = new Float64Array(count);
    for (let i = 0, at = 0; at < count; i++) {
      if (values[i] === values[i]) known[at++] = values[i];
    }
    return known;
  }

  /** Writes numbers of the dictionary, leaving out those below the first. */
  #numbers(
    values: Int32Array,
    first: number,
    different: number,
    count: number,
  ): void {
    const width = Math.max(1, 32 - Math.clz32(different - 1));
    this.data.byte(width);
    if (different === 1) return repeatBits(this.data, 0, count);
    packBits(this.data, values, { width, least: first, base: first, count });
  }

  /** Writes which rows have a value. */
  #present(
    length: number,
    count: number,
    isPresent: (i: number) => boolean,
  ): void {
    const { data } = this;
    data.word(0);
    if (count === length || count === 0) {
      repeatBits(data, count === 0 ? 0 : 1, length);
    } else {
      const levels = new Int32Array(length);
      for (let i = 0; i < length; i++) if (isPresent(i)) levels[i] = 1;
      packBits(data, levels, { width: 1, least: 0, base: 0, count: length });
    }
    const end = data.length;
    data.length = 0;
    data.word(end - 4);
    data.length = end;
  }

  #plain({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    this.data.append(new Uint8Array(buffer, byteOffset, byteLength));
  }
}
