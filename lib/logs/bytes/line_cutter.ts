import { concat } from "./concat.ts";
import { countInvalid } from "./count_invalid.ts";
import {
  KEPT_OF_LONG_LINE,
  type LineBatch,
  LONGEST_LINE,
} from "./line_batch.ts";
import { TextLines } from "./text_lines.ts";
import type { TextNotes } from "./text_notes.ts";
import { WholeLines } from "./whole_lines.ts";

/** The byte between lines: LF, or CR in files that know no LF. */
export type LineBreak = 10 | 13;

/** A line of more bytes has more than {@linkcode LONGEST_LINE} UTF-16 code units: each takes three at most. */
const LONGEST_BYTES = 3 * LONGEST_LINE;

/** What {@linkcode KEPT_OF_LONG_LINE} code units take at most. */
const KEPT_BYTES = 3 * KEPT_OF_LONG_LINE;

/**
 * Cuts UTF-8 into lines. A CR before an LF belongs to the line break. What is
 * after the last line break is a line unless it is empty.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { LineCutter } from "./line_cutter.ts";
 * import { TextNotes } from "./text_notes.ts";
 *
 * const cutter = new LineCutter(10, new TextNotes());
 * const encoder = new TextEncoder();
 *
 * const [whole] = cutter.push(encoder.encode("a\r\nb\nlast "));
 * assertEquals(whole.lines, ["a", "b"]);
 * assertEquals(cutter.push(encoder.encode("line")), []);
 * const [last] = cutter.end();
 * assertEquals([last.first, ...last.lines], [3, "last line"]);
 * ```
 */
export class LineCutter {
  readonly #lineBreak: LineBreak;
  readonly #notes: TextNotes;
  readonly #pieces: boolean;
  /** A byte order mark in the middle is a character. */
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #next = 1;
  /** What there is of the line that is open. */
  #open: Uint8Array[] = [];
  #openBytes = 0;
  /** The beginning of an open line that is too long; the rest is left out. */
  #cut: string | undefined;
  /** Whether a piece of the open line was given out. */
  #pieceGiven = false;

  /**
   * @param notes Told of bytes that are no text.
   * @param pieces Whether long lines come in pieces rather than cut.
   */
  constructor(lineBreak: LineBreak, notes: TextNotes, pieces = false) {
    this.#lineBreak = lineBreak;
    this.#notes = notes;
    this.#pieces = pieces;
  }

  /** Takes the next bytes; returns the lines that end in them. */
  push(chunk: Uint8Array): LineBatch[] {
    const batches: LineBatch[] = [];
    let from = 0;
    if (this.#cut !== undefined) {
      const end = chunk.indexOf(this.#lineBreak);
      if (end < 0) return batches;
      this.#giveCut(batches);
      from = end + 1;
    }
    const to = chunk.lastIndexOf(this.#lineBreak);
    if (to >= from) {
      this.#hold(chunk.subarray(from, to));
      this.#give(batches);
      from = to + 1;
    }
    this.#hold(chunk.subarray(from));
    if (this.#openBytes > LONGEST_BYTES) this.#shorten(batches);
    return batches;
  }

  /** Ends the file; returns its last line if that has no line break. */
  end(): LineBatch[] {
    const batches: LineBatch[] = [];
    if (this.#cut !== undefined) this.#giveCut(batches);
    else if (this.#openBytes > 0 || this.#pieceGiven) this.#give(batches);
    return batches;
  }

  #hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#open.push(bytes);
    this.#openBytes += bytes.length;
  }

  #takeOpen(): Uint8Array {
    const bytes = concat(this.#open);
    this.#open = [];
    this.#openBytes = 0;
    return bytes;
  }

  /** Gives out what is held: whole lines with breaks between them. */
  #give(batches: LineBatch[]): void {
    const bytes = this.#takeOpen();
    const within = this.#decode(bytes);
    this.#pieceGiven = false;
    const first = this.#next;
    this.#next += within.length;
    if (this.#pieces || bytes.length <= LONGEST_LINE || areShort(within)) {
      batches.push(new WholeLines(first, within));
    } else giveByLength(first, within.toArray(), batches);
  }

  #decode(bytes: Uint8Array): TextLines {
    const text = this.#decoder.decode(bytes);
    const lines = TextLines.cut(text, bytes, this.#lineBreak);
    if (!lines.isAscii && text.includes("\ufffd")) {
      countInvalid(lines.toArray(), bytes, this.#lineBreak, this.#notes);
    }
    return lines;
  }

  /** Lets go of an open line that is too long to be held. */
  #shorten(batches: LineBatch[]): void {
    const bytes = this.#takeOpen();
    if (!this.#pieces) {
      const kept = this.#decoder.decode(bytes.subarray(0, KEPT_BYTES));
      this.#cut = kept.slice(0, KEPT_OF_LONG_LINE);
      return;
    }
    const whole = wholeCharacters(bytes);
    const lines = this.#decode(bytes.subarray(0, whole)).toArray();
    this.#hold(bytes.subarray(whole));
    this.#pieceGiven = true;
    batches.push({ first: this.#next, lines, part: "piece" });
  }

  #giveCut(batches: LineBatch[]): void {
    const lines = [this.#cut ?? ""];
    this.#cut = undefined;
    batches.push({ first: this.#next++, lines, part: "cut" });
  }
}

function areShort({ starts, ends }: TextLines): boolean {
  return starts.every((start, line) => ends[line] - start <= LONGEST_LINE);
}

/** Cuts the lines that are too long, each in a batch of its own. */
function giveByLength(first: number, lines: string[], batches: LineBatch[]) {
  let from = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && lines[i].length <= LONGEST_LINE) continue;
    if (i > from) {
      const whole = lines.slice(from, i);
      batches.push({ first: first + from, lines: whole, part: "whole" });
    }
    if (i < lines.length) {
      const kept = [lines[i].slice(0, KEPT_OF_LONG_LINE)];
      batches.push({ first: first + i, lines: kept, part: "cut" });
    }
    from = i + 1;
  }
}

/** How many of the bytes make up whole characters. */
function wholeCharacters(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && (bytes[at] & 0xc0) === 0x80) at--;
  return bytes[at] >= 0xc0 ? at : bytes.length;
}
