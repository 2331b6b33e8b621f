import type { EntryColumns } from "../entry_columns.ts";
import { CHAR } from "./characters.ts";
import { setFieldPart } from "./set_field.ts";

/** The most fields that are looked at in a line. */
const MOST_FIELDS = 48;

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
 * import { QuotedFields } from "./quoted_fields.ts";
 *
 * const fields = new QuotedFields();
 * fields.split('"GET / HTTP/1.1" 200 [a b]', 0);
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
  #line = "";

  /** Splits a line from a place on. */
  split(line: string, from: number): void {
    this.#line = line;
    this.count = 0;
    let at = from;
    while (this.count < MOST_FIELDS) {
      while (line.charCodeAt(at) === CHAR.SPACE) at++;
      if (at >= line.length) break;
      at = this.#add(at);
    }
  }

  /** The line that was split. */
  get line(): string {
    return this.#line;
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
    setFieldPart(entries, column, this.#line, start, this.#ends[index]);
  }

  /** One of {@linkcode FIELD}. */
  kind(index: number): number {
    return this.#kinds[index];
  }

  /** What is in a field, without its quotation marks or brackets. */
  text(index: number): string {
    return this.#line.slice(this.#starts[index], this.#ends[index]);
  }

  /** Adds the field at a place; gives the place behind it. */
  #add(at: number): number {
    const line = this.#line;
    const unit = line.charCodeAt(at);
    if (unit === CHAR.QUOTE) {
      const end = closingQuote(line, at + 1);
      return this.#keep(FIELD.QUOTED, at + 1, end, end + 1);
    }
    if (unit === CHAR.OPEN_BRACKET) {
      const end = line.indexOf("]", at);
      if (end > 0) return this.#keep(FIELD.BRACKETED, at + 1, end, end + 1);
    }
    const end = bareEnd(line, at);
    return this.#keep(FIELD.BARE, at, end, end);
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
function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0;) {
    const next = line.charCodeAt(at + 1);
    const ends = at + 1 === line.length || next === CHAR.SPACE;
    if (ends && !isEscaped(line, at, from)) return at;
    at = line.indexOf('"', at + 1);
  }
  return line.length;
}

function isEscaped(line: string, at: number, from: number): boolean {
  let place = at;
  while (place > from && line.charCodeAt(place - 1) === CHAR.BACKSLASH) place--;
  return (at - place) % 2 === 1;
}

/** The end of a field without marks; `key="a b"` is one. */
function bareEnd(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit === CHAR.SPACE) return at;
    if (unit === CHAR.QUOTE && line.charCodeAt(at - 1) === CHAR.EQUALS) {
      const end = closingQuote(line, at + 1);
      return Math.min(end + 1, line.length);
    }
  }
  return line.length;
}
