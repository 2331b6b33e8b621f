import { ByteWords } from "./byte_words.ts";
import { unitsInto } from "./text_lines.ts";

const FIRST_UNITS = 1024;

const encoder = new TextEncoder();

/** A text, and a byte for each of its units as `TextLines` has them. */
export interface UnitText {
  readonly text: string;
  readonly units: Uint8Array;
  /** The units four at a time. */
  readonly words: ByteWords;
}

/**
 * A text alone, and its units. The array is used again
 * for the next text: to make one for each takes longer than to look at a line.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextUnits } from "./text_units.ts";
 *
 * const one = new TextUnits();
 * one.take("zwölf");
 *
 * assertEquals(one.text, "zwölf");
 * assertEquals(one.units.slice(0, 3), Uint8Array.of(122, 119, 255));
 * ```
 */
export class TextUnits implements UnitText {
  #text = "";
  #words = new ByteWords(new Uint8Array(FIRST_UNITS));

  /** The text that was taken last. */
  get text(): string {
    return this.#text;
  }

  /** Its units; what stands behind them is of no text. */
  get units(): Uint8Array {
    return this.#words.bytes;
  }

  get words(): ByteWords {
    return this.#words;
  }

  /** Takes a text in place of the one before. */
  take(text: string): void {
    this.#text = text;
    if (text.length > this.units.length) {
      this.#words = new ByteWords(new Uint8Array(2 * text.length));
    }
    const { read, written } = encoder.encodeInto(text, this.units);
    // Where each unit became a byte, all of the text is ASCII.
    if (read === text.length && written === read) return;
    unitsInto(text, this.units);
  }
}
