import type { TextLines } from "../../bytes/text_lines.ts";
import { CHAR, isDigit, isLetter } from "./characters.ts";
import { durationEnd } from "./duration_value.ts";

/** How often a phrase is looked for in a message. */
const MOST_TRIES = 4;

/**
 * Finds the value behind a phrase in messages; what it says is about the value
 * found last.
 *
 * @example Usage
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { DurationFinder } from "./duration_finder.ts";
 *
 * const finder = new DurationFinder("took ");
 * const text = "PUT / took 1.5 s";
 *
 * assert(finder.find(TextLines.of([text]), 0, text.length));
 * assertEquals(text.slice(finder.start, finder.end), "1.5 s");
 * ```
 */
export class DurationFinder {
  /** Where the value begins. */
  start = 0;
  /** Where it ends. */
  end = 0;
  readonly #words: string;
  /** What was searched from where, and where the words come up next; -1 for nowhere. */
  #text = "";
  #from = 0;
  #next = -1;

  /** @param words What stands before a value. */
  constructor(words: string) {
    this.#words = words;
  }

  /** Looks in a message that stands among lines; says whether there is a value. */
  find(lines: TextLines, start: number, end: number): boolean {
    const { units } = lines;
    const { length } = this.#words;
    let at = this.#placeFrom(lines.text, start);
    for (let tried = 0; at >= 0 && at + length <= end; tried++) {
      if (tried === MOST_TRIES) return false;
      const value = at + length;
      const alone = at === start || !isOfWord(units[at - 1]);
      const valueEnd = alone ? durationEnd(lines, value, end) : -1;
      if (valueEnd > 0) {
        this.start = value;
        this.end = valueEnd;
        return true;
      }
      at = this.#placeFrom(lines.text, value);
    }
    return false;
  }

  /** Where the words come up from a place on. A text is passed over once, if its messages come in their order. */
  #placeFrom(text: string, place: number): number {
    const isKnown = text === this.#text && place >= this.#from &&
      (this.#next < 0 || place <= this.#next);
    if (!isKnown) {
      this.#text = text;
      this.#from = place;
      this.#next = text.indexOf(this.#words, place);
    }
    return this.#next;
  }
}

function isOfWord(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === CHAR.UNDERSCORE ||
    unit === CHAR.DASH;
}
