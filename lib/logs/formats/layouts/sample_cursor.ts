import type { TextSpan } from "../../timestamps/find_timestamp.ts";
import { CHAR, skipSpaces } from "./characters.ts";
import type { HeaderStep } from "./header_step.ts";
import { HeaderTemplate } from "./header_template.ts";

/** How much of a line is looked at for one piece. */
const LOOK = 800;

/** A line of the sample. */
export interface SampleLine {
  readonly text: string;
  /** Where its timestamp stands; null in logs without. */
  readonly time: TextSpan | null;
}

/**
 * A place in each line of a sample, moved on piece by piece while a template is
 * learnt. A line that lacks a piece drops out.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { SampleCursor } from "./sample_cursor.ts";
 *
 * const cursor = new SampleCursor([{ text: "INFO up", time: null }]);
 * const values = cursor.advance({ form: "level", sign: "", stop: 0 });
 *
 * assertEquals(values, ["INFO"]);
 * assertEquals(cursor.share((text, at) => text.startsWith(" up", at)), 1);
 * ```
 */
export class SampleCursor {
  /** The UTF-16 unit that ends the words to come beside a space; 0 for none. */
  stop = 0;
  /** Whether the timestamp is behind; true from the start where there is none. */
  timed: boolean;
  readonly #lines: readonly SampleLine[];
  readonly #places: Int32Array;
  #open = false;

  constructor(lines: readonly SampleLine[]) {
    this.#lines = lines;
    this.#places = new Int32Array(lines.length);
    this.timed = lines.every(({ time }) => time === null);
  }

  /** How many lines the sample has. */
  get size(): number {
    return this.#lines.length;
  }

  /** Calls back for each line that had all pieces so far; the time is null once it is behind. */
  each(see: (text: string, at: number, time: TextSpan | null) => void): void {
    this.#lines.forEach(({ text, time }, index) => {
      const at = this.#places[index];
      if (at >= 0) see(text, at, this.timed ? null : time);
    });
  }

  /** The share of all lines, 0 to 1, of which something holds at their place. */
  share(holds: (text: string, at: number) => boolean): number {
    let count = 0;
    this.each((text, at) => {
      if (holds(text, at)) count++;
    });
    return count / this.size;
  }

  /** Moves each line behind a piece; gives what the piece is in the lines that have it. */
  advance(step: HeaderStep): string[] {
    const template = new HeaderTemplate([step]);
    const values: string[] = [];
    this.#lines.forEach(({ text, time }, index) => {
      const at = this.#places[index];
      if (at < 0) return;
      const known = isTime(step) ? time : null;
      if (known !== null) {
        const here = skipSpaces(text, at) === known.start;
        this.#places[index] = here ? known.end : -1;
        return;
      }
      const found = template.match(text.slice(at, at + LOOK)) === 1;
      this.#places[index] = found ? at + template.end : -1;
      if (found) values.push(template.text(0));
    });
    this.#note(step);
    return values;
  }

  /** Keeps what the pieces behind this one depend on. */
  #note(step: HeaderStep): void {
    if (isTime(step)) {
      this.timed = true;
      if (this.#open) this.stop = CHAR.CLOSE_BRACKET;
    }
    if (step.form !== "mark") return;
    if (step.sign === "[" && !this.timed) this.#open = true;
    if (step.sign === "]") this.stop = 0;
    if (step.sign === "|" && this.timed) this.stop = CHAR.PIPE;
  }
}

function isTime({ form }: HeaderStep): boolean {
  return form === "timestamp" || form === "clock";
}
