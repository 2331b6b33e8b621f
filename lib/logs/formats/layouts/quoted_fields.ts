import { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isNumberAt, placeOf } from "./characters.ts";
import { setFieldAt } from "./set_field.ts";

/** The most fields that are looked at in a line. */
export const MOST_FIELDS = 48;

/** How a field is written. */
export const FIELD = { BARE: 0, QUOTED: 1, BRACKETED: 2 } as const;

/**
 * The fields of a line as web servers write them: separated by spaces, in
 * quotation marks (`\"` stands for one) or brackets where they hold spaces. One
 * object serves all lines, so that a line costs no allocation.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { QuotedFields } from "./quoted_fields.ts";
 *
 * const fields = new QuotedFields();
 * const lines = TextLines.of(['"GET / HTTP/1.1" 200 [a b]']);
 * fields.split(lines, 0, lines.ends[0]);
 *
 * assertEquals(fields.count, 3);
 * assertEquals(fields.text(0), "GET / HTTP/1.1");
 * assertEquals(fields.text(2), "a b");
 * ```
 */
export class QuotedFields {
  /** How many fields the line has, 48 at most. */
  count = 0;
  readonly #kinds = new Uint8Array(MOST_FIELDS);
  readonly #starts = new Uint32Array(MOST_FIELDS);
  readonly #ends = new Uint32Array(MOST_FIELDS);
  #lines = TextLines.of([]);

  /** Splits a line that stands among others from a place on, up to its end. */
  split(lines: TextLines, from: number, end: number): void {
    const { units } = lines;
    this.#lines = lines;
    this.count = 0;
    let at = from;
    while (this.count < MOST_FIELDS) {
      while (at < end && units[at] === CHAR.SPACE) at++;
      if (at >= end) break;
      at = this.#add(units, at, end);
    }
  }

  /** What the line stands in, which places are places of. */
  get lines(): TextLines {
    return this.#lines;
  }

  /** Where what is in a field begins. */
  start(index: number): number {
    return this.#starts[index];
  }

  /** Where what is in a field ends. */
  end(index: number): number {
    return this.#ends[index];
  }

  /** Gives the entry at hand a field, unless it is empty or `-`. */
  set(entries: EntryColumns, column: string, index: number): void {
    const start = this.#starts[index];
    setFieldAt(entries, column, this.#lines, start, this.#ends[index]);
  }

  /** Whether nothing but digits, at least one, is in a field. */
  isNumber(index: number): boolean {
    const start = this.#starts[index];
    return isNumberAt(this.#lines.units, start, this.#ends[index]);
  }

  /** One of {@linkcode FIELD}. */
  kind(index: number): number {
    return this.#kinds[index];
  }

  /** What is in a field, without its quotation marks or brackets. */
  text(index: number): string {
    return this.#lines.text.slice(this.#starts[index], this.#ends[index]);
  }

  /** Adds the field at a place; gives the place behind it. */
  #add(units: Uint8Array, at: number, end: number): number {
    const unit = units[at];
    if (unit === CHAR.QUOTE) {
      const close = closingQuote(units, at + 1, end);
      return this.#keep(FIELD.QUOTED, at + 1, close, close + 1);
    }
    if (unit === CHAR.OPEN_BRACKET) {
      const close = placeOf(CHAR.CLOSE_BRACKET, units, at, end);
      if (close < end) {
        return this.#keep(FIELD.BRACKETED, at + 1, close, close + 1);
      }
    }
    const close = bareEnd(units, at, end);
    return this.#keep(FIELD.BARE, at, close, close);
  }

  #keep(kind: number, start: number, end: number, next: number): number {
    this.#kinds[this.count] = kind;
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    this.count++;
    return next;
  }
}

/** The quotation mark that ends a field: no backslash before it, a space or nothing behind it. */
function closingQuote(units: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (units[at] !== CHAR.QUOTE) continue;
    const ends = at + 1 === end || units[at + 1] === CHAR.SPACE;
    if (ends && !isEscaped(units, at, from)) return at;
  }
  return end;
}

function isEscaped(units: Uint8Array, at: number, from: number): boolean {
  let place = at;
  while (place > from && units[place - 1] === CHAR.BACKSLASH) place--;
  return (at - place) % 2 === 1;
}

/** The end of a field without marks; `key="a b"` is one. */
function bareEnd(units: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const unit = units[at];
    if (unit === CHAR.SPACE) return at;
    if (unit === CHAR.QUOTE && at > from && units[at - 1] === CHAR.EQUALS) {
      return Math.min(closingQuote(units, at + 1, end) + 1, end);
    }
  }
  return end;
}
