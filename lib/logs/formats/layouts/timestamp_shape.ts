import { ByteWords } from "../../bytes/byte_words.ts";
import { unitsOf } from "../../bytes/text_lines.ts";
import { isDigit, isLetter } from "./characters.ts";

/** Letters up to here name a day or a month; later ones (`Z`, `UTC`) are what they are. */
const NAMES_END = 12;

/** What a unit of the shape stands for, where not for itself. */
const ANY_DIGIT = 1;
const ANY_LETTER = 2;

/** The bits that all digits have in common, and what takes `:` to `?` out of them. */
const DIGIT_BITS = 0xf0;
const DIGIT = 0x30;
const PAST_NINE = 6;

/**
 * What a timestamp looks like: where digits stand, and what is between them.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { TimestampShape } from "./timestamp_shape.ts";
 *
 * const shape = new TimestampShape("2023-11-20 08:40:50");
 * const { words } = TextLines.of(["[2024-02-29 23:59:59] up"]);
 *
 * assertEquals(shape.fits(words, 1, 24), true);
 * assertEquals(shape.fits(words, 0, 24), false);
 * ```
 */
export class TimestampShape {
  /** How long it is, in UTF-16 units. */
  readonly length: number;
  readonly #units: Uint8Array;
  /** Four units of the shape at a time: the bits that count, what they are, and what leaves them so when added. */
  readonly #bits: Int32Array;
  readonly #wanted: Int32Array;
  readonly #added: Int32Array;
  /** The places that words do not tell of: letters, and what is left behind the last word. */
  readonly #single: Uint8Array;

  /** @param text A timestamp. */
  constructor(text: string) {
    this.length = text.length;
    this.#units = unitsOf(text).map((unit, index) =>
      isDigit(unit)
        ? ANY_DIGIT
        : isLetter(unit) && index < NAMES_END
        ? ANY_LETTER
        : unit
    );
    this.#bits = wordsOf(this.#units, 255, DIGIT_BITS);
    this.#wanted = wordsOf(this.#units, undefined, DIGIT);
    this.#added = wordsOf(this.#units, 0, PAST_NINE);
    const inWords = 4 * this.#bits.length;
    this.#single = Uint8Array.from(this.#units.keys())
      .filter((i) => i >= inWords || this.#units[i] === ANY_LETTER);
  }

  /** Whether it begins at a place of a line that ends at `end`, with neither digit nor letter behind it. */
  fits(words: ByteWords, at: number, end: number): boolean {
    const behind = at + this.length;
    if (behind > end) return false;
    const bits = this.#bits;
    for (let i = 0; i < bits.length; i++) {
      const word = words.at(at + 4 * i);
      const wanted = this.#wanted[i];
      if ((word & bits[i]) !== wanted) return false;
      if (((word + this.#added[i]) & bits[i]) !== wanted) return false;
    }
    const single = this.#single;
    for (let k = 0; k < single.length; k++) {
      const i = single[k];
      if (!isAs(this.#units[i], words.bytes[at + i])) return false;
    }
    return behind === end || !goesOn(words.bytes[behind]);
  }
}

function isAs(wanted: number, unit: number): boolean {
  if (wanted === ANY_DIGIT) return isDigit(unit);
  return wanted === ANY_LETTER ? isLetter(unit) : unit === wanted;
}

/**
 * Whole words of a shape.
 *
 * @param other What stands for what is neither digit nor letter; itself if left out.
 */
function wordsOf(
  units: Uint8Array,
  other: number | undefined,
  digit: number,
): Int32Array {
  const whole = units.length - units.length % 4;
  const bytes = units.slice(0, whole).map((unit) =>
    unit === ANY_DIGIT ? digit : unit === ANY_LETTER ? 0 : other ?? unit
  );
  const words = new ByteWords(bytes);
  return Int32Array.from({ length: whole / 4 }, (_, i) => words.at(4 * i));
}

/** Whether a unit goes on with the timestamp: a digit or a letter. */
export function goesOn(unit: number): boolean {
  return isDigit(unit) || isLetter(unit);
}
