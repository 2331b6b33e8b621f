import type { DecodedTexts } from "../formats/decoded_texts.ts";
import { Utf8Texts } from "../formats/utf8_texts.ts";
import { isDigit } from "./digits.ts";
import { type LinearDigits, linearDigits } from "./linear_digits.ts";
import { type TimestampOptions, TimestampReader } from "./timestamp_reader.ts";

/** Texts of a batch that are decoded one by one; of more, all are at once. */
const FEW = 64;
/** After so many forms in one column, another one is no longer worth learning. */
const MOST_FORMS = 500;
/** So many texts in a row that were of no use, and the next ones are not looked at. */
const MOST_IN_VAIN = 16;
const NOT_LOOKED_AT = 500;
const ZERO = 48;
const NOTHING: Uint8Array = new Uint8Array();

/**
 * Reads timestamps that stand in bytes as a {@linkcode TimestampReader} reads
 * them, which it asks. Two that are alike but for the digits of their seconds
 * tell what each of these digits is worth; the next ones that are alike too are
 * then read by these digits alone.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Utf8Texts } from "../formats/utf8_texts.ts";
 * import { TimestampRun } from "./timestamp_run.ts";
 *
 * const held = new Utf8Texts();
 * for (const text of ["2023-11-20T08:40:50Z", "2023-11-20T08:40:51Z"]) {
 *   held.write(text, 0, text.length);
 *   held.add();
 * }
 * const run = new TimestampRun({});
 * run.begin(held);
 *
 * assertEquals([1, 2].map((number) => run.read(number)), [
 *   1_700_469_650_000_000,
 *   1_700_469_651_000_000,
 * ]);
 * ```
 */
export class TimestampRun {
  readonly reader: TimestampReader;
  /** Reads what no log holds: of this nothing must be counted. */
  readonly #probe: TimestampReader;
  #held = new Utf8Texts();
  #bytes = NOTHING;
  #ends = new Uint32Array();
  #decoded: DecodedTexts | undefined;
  #asked = 0;
  /** How many forms were learned. */
  #forms = 0;
  /** The last text that the reader read, as far as it can tell what others are. */
  #sample = NOTHING;
  #digits: LinearDigits = { worth: new Float64Array(), largest: NOTHING };
  /** What the sample is without the digits of its seconds; NaN unless that is sure. */
  #base = NaN;
  /** How many samples in a row told nothing, and how many texts are not looked at. */
  #inVain = 0;
  #skipped = 0;
  /** What the reader counted when it read the sample. */
  #zoneless = 0;
  #ambiguous = 0;
  /** The last timestamp, and its text if the reader read it. */
  #last = NaN;
  #text: string | undefined;

  constructor(options: TimestampOptions) {
    this.reader = new TimestampReader(options);
    this.#probe = new TimestampReader(options);
  }

  /** Begins with other texts, to which no more are added. */
  begin(held: Utf8Texts): void {
    this.#held = held;
    this.#bytes = held.bytes;
    this.#ends = held.ends;
    this.#decoded = undefined;
    this.#asked = 0;
  }

  /** Reads the text of a number, as {@linkcode TimestampReader.read} does. */
  read(number: number): number {
    const ends = this.#ends;
    const us = this.#readAlike(ends[number - 1], ends[number]);
    if (us !== us) return this.#readText(number);
    this.#text = undefined;
    this.#last = us;
    return this.#count();
  }

  /** Reads once more what was read last. */
  readAgain(): number {
    return this.#text === undefined
      ? this.#count()
      : this.reader.readAgain(this.#text);
  }

  #count(): number {
    this.reader.zoneless += this.#zoneless;
    this.reader.ambiguous += this.#ambiguous;
    return this.#last;
  }

  /** Reads what is like the sample but for the digits of its seconds; NaN if it is not. */
  #readAlike(start: number, end: number): number {
    const sample = this.#sample;
    const bytes = this.#bytes;
    if (sample.length !== end - start) return NaN;
    const { worth, largest } = this.#digits;
    let us = this.#base;
    for (let i = 0; i < sample.length; i++) {
      const byte = bytes[start + i];
      const each = worth[i];
      if (each >= 0) {
        const digit = byte - ZERO;
        if (digit < 0 || digit > largest[i]) return NaN;
        us += digit * each;
      } else if (byte !== sample[i]) return NaN;
    }
    return us;
  }

  #readText(number: number): number {
    const text = this.#textOf(number);
    const { zoneless, ambiguous, yearless, dateless } = this.reader;
    const us = this.reader.read(text);
    this.#text = text;
    this.#last = us;
    const isWhole = us === us && this.reader.yearless === yearless &&
      this.reader.dateless === dateless;
    if (isWhole && this.#skipped === 0) {
      this.#zoneless = this.reader.zoneless - zoneless;
      this.#ambiguous = this.reader.ambiguous - ambiguous;
      this.#learn(text, us, number);
    } else {
      this.#forget();
      if (this.#skipped > 0) this.#skipped--;
    }
    return us;
  }

  #textOf(number: number): string {
    if (this.#asked++ < FEW) return this.#held.at(number);
    this.#decoded ??= this.#held.decode();
    return this.#decoded.at(number) ?? "";
  }

  #forget(): void {
    this.#base = NaN;
    this.#sample = NOTHING;
  }

  /** Looks whether a text and the one before tell what the next ones are. */
  #learn(text: string, us: number, number: number): void {
    const own = this.#bytes.subarray(
      this.#ends[number - 1],
      this.#ends[number],
    );
    this.#base = NaN;
    if (own.length !== text.length) return this.#forget();
    const isLike = isLikeIn(own, this.#sample);
    if (isLike && isSameIn(own, this.#sample, this.#digits.worth)) {
      this.#base = this.#baseOf(text, us);
    }
    this.#sample = own.slice();
    // Where each text is of another minute, nothing is gained.
    this.#inVain = this.#base === this.#base ? 0 : this.#inVain + 1;
    if (this.#inVain > MOST_IN_VAIN) this.#skipped = NOT_LOOKED_AT;
    if (isLike) return;
    if (this.#forms++ >= MOST_FORMS) return this.#forget();
    this.#digits = linearDigits(text, (other) => this.#probe.read(other));
  }

  /** What a text is without the digits of its seconds, if these can be any. */
  #baseOf(text: string, us: number): number {
    const { worth, largest } = this.#digits;
    const written = (digitAt: (at: number) => number) => {
      let sum = 0;
      const other = Array.from(text, (character, at) => {
        if (worth[at] < 0) return character;
        const digit = digitAt(at);
        sum += digit * worth[at];
        return digit;
      });
      return { text: other.join(""), sum };
    };
    const own = written((at) => Number(text[at]));
    const base = us - own.sum;
    const isSure = [written(() => 0), written((at) => largest[at])].every((
      edge,
    ) => this.#probe.read(edge.text) === base + edge.sum) &&
      [...text].every((character, at) =>
        worth[at] < 0 || Number(character) <= largest[at]
      );
    return isSure ? base : NaN;
  }
}

/** Whether texts have digits at the same places, and else the same characters. */
function isLikeIn(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length &&
    a.every((byte, i) => byte === b[i] || isDigit(byte) && isDigit(b[i]));
}

/** Whether texts are the same where digits are worth nothing. */
function isSameIn(a: Uint8Array, b: Uint8Array, worth: Float64Array): boolean {
  return a.every((byte, i) => worth[i] >= 0 || byte === b[i]);
}
