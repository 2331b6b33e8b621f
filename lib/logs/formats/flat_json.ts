import { TextUnits, type UnitText } from "../bytes/text_units.ts";
import { literalEnd } from "./json_literal.ts";
import type { JsonStep } from "./json_step.ts";
import { JsonSteps } from "./json_steps.ts";
import { textListEnd } from "./json_text_list.ts";
import { isDigit } from "./layouts/characters.ts";
import { wholeEnd, writtenEnd } from "./number_as_written.ts";

/** What a member's value is: nothing, a part of the text, or such a part with escapes in it. */
export const FLAT = { NULL: 0, TEXT: 1, ESCAPED: 2 } as const;

/** Objects with more members are taken apart by the parser. */
const MOST_MEMBERS = 256;

/** So are longer texts, unless they stand among others, in UTF-16 code units. */
const LONGEST = 64 * 1024;

const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const PLUS = 43;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const SMALL_E = 101;
const SMALL_N = 110;

/**
 * Finds the members of an object, and of the objects in it, where they stand in
 * its text as they are: numbers as JavaScript would write them, no lists but of
 * plain texts. Of any
 * other text it says that it is not flat; what that is, the JSON parser says. It
 * never calls flat what `JSON.parse` refuses or reads otherwise, but for escapes:
 * a string that has some is to be read by the parser.
 *
 * One object serves all lines, so that a line costs no allocation.
 *
 * @example Usage
 * ```ts
 * import { assert, assertEquals, assertFalse } from "@std/assert";
 * import { FlatJson } from "./flat_json.ts";
 *
 * const flat = new FlatJson();
 *
 * assert(flat.scan('{"level":"info","http":{"status":200}}'));
 * assertEquals(flat.count, 2);
 * assertEquals(flat.step(1).path, ["http", "status"]);
 * assertEquals(flat.text.slice(flat.start(1), flat.end(1)), "200");
 * assertFalse(flat.scan('{"level":[1]}'));
 * ```
 */
export class FlatJson {
  /** How many members the object has that was scanned. */
  count = 0;
  readonly #alone = new TextUnits();
  #lines: UnitText = this.#alone;
  readonly #known = new JsonSteps();
  readonly #steps: JsonStep[] = [];
  readonly #kinds = new Uint8Array(MOST_MEMBERS);
  readonly #starts = new Uint32Array(MOST_MEMBERS);
  readonly #ends = new Uint32Array(MOST_MEMBERS);

  /** The text that the object stands in, which places are places of. */
  get text(): string {
    return this.#lines.text;
  }

  /** What leads to a member. */
  step(index: number): JsonStep {
    return this.#steps[index];
  }

  /** One of {@linkcode FLAT}. */
  kind(index: number): number {
    return this.#kinds[index];
  }

  /** Where the text of a member's value begins, without quotes. */
  start(index: number): number {
    return this.#starts[index];
  }

  /** Where the text of a member's value ends. */
  end(index: number): number {
    return this.#ends[index];
  }

  /** Whether a text is such an object; if so, its members can be asked for. */
  scan(text: string): boolean {
    if (text.length > LONGEST) return false;
    this.#alone.take(text);
    return this.scanAt(this.#alone, 0, text.length);
  }

  /** The same of a line that stands among others. */
  scanAt(lines: UnitText, start: number, end: number): boolean {
    const { units } = lines;
    this.#lines = lines;
    this.count = 0;
    let step = this.#known.first;
    let at = start;
    while (this.count < MOST_MEMBERS) {
      const next = this.#known.after(step, lines, at, end);
      if (next === undefined) return false;
      step = next;
      this.#steps[this.count] = step;
      at = this.#value(units, at + step.length, end);
      if (at < 0) return false;
      this.count++;
      if (units[at] !== COMMA && step.closes(units, at, end)) return true;
    }
    return false;
  }

  /** Takes a value; returns the place behind it, -1 if it is not plain. */
  #value(units: Uint8Array, at: number, end: number): number {
    const first = units[at];
    if (first === QUOTE) return this.#string(units, at + 1, end);
    if (isDigit(first) || first === DASH) return this.#number(units, at, end);
    if (first === OPEN_LIST) return this.#list(units, at, end);
    const to = literalEnd(units, at);
    if (to < 0) return -1;
    return this.#take(first === SMALL_N ? FLAT.NULL : FLAT.TEXT, at, to, to);
  }

  #string(units: Uint8Array, start: number, end: number): number {
    let kind: number = FLAT.TEXT;
    for (let at = start; at < end; at++) {
      const unit = units[at];
      if (unit === QUOTE) return this.#take(kind, start, at, at + 1);
      if (unit < SPACE) return -1;
      if (unit !== BACKSLASH) continue;
      kind = FLAT.ESCAPED;
      at++;
    }
    return -1;
  }

  #list(units: Uint8Array, start: number, end: number): number {
    const to = textListEnd(units, start, end);
    return to < 0 ? -1 : this.#take(FLAT.TEXT, start, to, to);
  }

  #number(units: Uint8Array, start: number, end: number): number {
    let to = wholeEnd(units, start, end);
    // A whole number keeps all its digits, however many it has.
    if (to >= 0 && units[start] !== DASH && !goesOn(units[to])) {
      return this.#take(FLAT.TEXT, start, to, to);
    }
    while (to >= 0 && to < end && isOfFraction(units[to])) to++;
    const written = writtenEnd(this.#lines, start, to);
    return written < 0 ? -1 : this.#take(FLAT.TEXT, start, written, to);
  }

  #take(kind: number, start: number, end: number, next: number): number {
    this.#kinds[this.count] = kind;
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    return next;
  }
}

/** Whether a number goes on with this unit behind its whole part. */
function goesOn(unit: number): boolean {
  return unit === DOT || (unit | 32) === SMALL_E;
}

function isOfFraction(unit: number): boolean {
  return isDigit(unit) || goesOn(unit) || unit === DASH || unit === PLUS;
}
