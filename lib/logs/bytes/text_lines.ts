import { ByteWords } from "./byte_words.ts";

/** What stands among the units for every character that is not ASCII. */
const OTHER = 255;

/**
 * Lines as they stand in a text one after another, to be looked at without
 * cutting them out: a place in the text is the same place among the units.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "./text_lines.ts";
 *
 * const lines = TextLines.of(["one", "zwölf"]);
 *
 * assertEquals(lines.at(1), "zwölf");
 * assertEquals(lines.units[lines.starts[1]], "z".charCodeAt(0));
 * assertEquals(lines.units[lines.ends[1] - 3], 255);
 * ```
 */
export class TextLines {
  readonly text: string;
  /**
   * A byte for each UTF-16 code unit of the text, 255 for one that is not ASCII:
   * an array answers in a fraction of the time that a string takes.
   */
  readonly units: Uint8Array;
  /** The units four at a time. */
  readonly words: ByteWords;
  /** Whether all of the text is ASCII, so that the units are its bytes. */
  readonly isAscii: boolean;
  /** Where each line begins. */
  readonly starts: Uint32Array;
  /** Where each line ends, its line break not counted. */
  readonly ends: Uint32Array;

  private constructor(
    text: string,
    units: Uint8Array,
    isAscii: boolean,
    { starts, ends }: Places,
  ) {
    this.text = text;
    this.units = units;
    this.words = new ByteWords(units);
    this.isAscii = isAscii;
    this.starts = starts;
    this.ends = ends;
  }

  /** Lines without line breaks, whatever is in them. */
  static of(lines: readonly string[]): TextLines {
    const text = lines.join("\n");
    const units = unitsOf(text);
    return new TextLines(text, units, !units.includes(OTHER), placesOf(lines));
  }

  /**
   * The lines of a text.
   *
   * @param bytes What the text was decoded from, as UTF-8.
   * @param lineBreak The unit between lines: LF (a CR before it belongs to it) or CR.
   */
  static cut(text: string, bytes: Uint8Array, lineBreak: 10 | 13): TextLines {
    const isAscii = text.length === bytes.length && !text.includes("\ufffd");
    const units = isAscii ? bytes : unitsOf(text);
    return new TextLines(text, units, isAscii, cut(units, lineBreak));
  }

  /** How many lines there are. */
  get length(): number {
    return this.starts.length;
  }

  /** A line by its place. */
  at(index: number): string {
    return this.text.slice(this.starts[index], this.ends[index]);
  }

  /** All lines. */
  toArray(): string[] {
    return Array.from(this.starts, (_, index) => this.at(index));
  }

  /** Parts of the same text as lines of their own. */
  parts(starts: Uint32Array, ends: Uint32Array): TextLines {
    return new TextLines(this.text, this.units, this.isAscii, { starts, ends });
  }
}

const LF = 10;
const CR = 13;
/** Lines are mostly longer than that. */
const SHORT_LINE = 64;

/** The units of a text as {@linkcode TextLines.units} has them. */
export function unitsOf(text: string): Uint8Array {
  const units = new Uint8Array(text.length);
  unitsInto(text, units);
  return units;
}

/** Puts the units of a text into an array. */
export function unitsInto(text: string, units: Uint8Array): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    units[i] = unit < 128 ? unit : OTHER;
  }
}

/** Where lines begin and end. */
interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

function placesOf(lines: readonly string[]): Places {
  const starts = new Uint32Array(lines.length);
  const ends = new Uint32Array(lines.length);
  let start = 0;
  for (let i = 0; i < lines.length; i++) {
    starts[i] = start;
    ends[i] = start + lines[i].length;
    start = ends[i] + 1;
  }
  return { starts, ends };
}

/** Cuts at line breaks; `indexOf` passes over bytes faster than a loop. */
function cut(units: Uint8Array, lineBreak: 10 | 13): Places {
  let starts = new Uint32Array(units.length / SHORT_LINE + 1);
  let ends = new Uint32Array(starts.length);
  let line = 0;
  for (let start = 0; start >= 0; line++) {
    if (line === starts.length) {
      starts = grown(starts);
      ends = grown(ends);
    }
    const found = units.indexOf(lineBreak, start);
    const end = found < 0 ? units.length : found;
    const hasReturn = lineBreak === LF && end > start && units[end - 1] === CR;
    starts[line] = start;
    ends[line] = hasReturn ? end - 1 : end;
    start = found < 0 ? -1 : found + 1;
  }
  return { starts: starts.subarray(0, line), ends: ends.subarray(0, line) };
}

function grown(places: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * places.length);
  larger.set(places);
  return larger;
}
