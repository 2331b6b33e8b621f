import { isNumberAsWritten } from "./number_as_written.ts";

/** What a member's value is. */
export const FLAT = { NULL: 0, TEXT: 1 } as const;

/** Objects with more members are taken apart by the parser. */
const MOST_MEMBERS = 64;

const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/**
 * Finds the members of an object that is written as nearly every log is: in one
 * line, not nested, nothing escaped, numbers as JavaScript would write them. Then
 * a value's text stands in the line as it is. Of any other text it says that it
 * is not flat; what that is, the JSON parser says. It never calls flat what
 * `JSON.parse` refuses or reads otherwise.
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
 * assert(flat.scan('{"level":"info","took":12}'));
 * assertEquals(flat.count, 2);
 * assertEquals(flat.key(1), "took");
 * assertEquals(flat.text.slice(flat.start(1), flat.end(1)), "12");
 * assertFalse(flat.scan('{"http":{"status":200}}'));
 * ```
 */
export class FlatJson {
  /** The text that was scanned. */
  text = "";
  /** How many members it has. */
  count = 0;
  /** The keys; lines mostly have the same ones in the same order. */
  readonly #keys: string[] = [];
  readonly #kinds = new Uint8Array(MOST_MEMBERS);
  readonly #starts = new Uint32Array(MOST_MEMBERS);
  readonly #ends = new Uint32Array(MOST_MEMBERS);

  /** A member's key. */
  key(index: number): string {
    return this.#keys[index];
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
    this.text = text;
    this.count = 0;
    if (text.charCodeAt(0) !== OPEN) return false;
    for (let at = 1; this.count < MOST_MEMBERS;) {
      at = this.#value(this.#key(at));
      if (at < 0) return false;
      this.count++;
      const next = text.charCodeAt(at);
      if (next === CLOSE) {
        return at + 1 === text.length && !this.#repeatsNull();
      }
      if (next !== COMMA) return false;
      at++;
    }
    return false;
  }

  /** Whether a key that has null comes up again: which of its values counts, and where, is not plain. */
  #repeatsNull(): boolean {
    for (let i = 0; i < this.count; i++) {
      if (this.#kinds[i] !== FLAT.NULL) continue;
      const key = this.#keys[i];
      const first = this.#keys.indexOf(key);
      const again = this.#keys.indexOf(key, i + 1);
      if (first < i || again >= 0 && again < this.count) return true;
    }
    return false;
  }

  /** Takes a key; returns the place behind its colon, -1 if it is not plain. */
  #key(from: number): number {
    const { text, count } = this;
    const at = text.charCodeAt(from) === SPACE ? from + 1 : from;
    if (text.charCodeAt(at) !== QUOTE) return -1;
    const start = at + 1;
    const expected = this.#keys[count];
    if (expected !== undefined && text.startsWith(expected, start)) {
      const end = start + expected.length;
      if (text.charCodeAt(end) === QUOTE) return afterColon(text, end + 1);
    }
    const end = stringEnd(text, start);
    // Keys that are whole numbers come first in an object, wherever they stand.
    const first = text.charCodeAt(start);
    if (end < 0 || first >= 48 && first <= 57) return -1;
    this.#keys[count] = text.slice(start, end);
    return afterColon(text, end + 1);
  }

  /** Takes a value; returns the place behind it, -1 if it is not plain. */
  #value(at: number): number {
    if (at < 0) return -1;
    const { text, count } = this;
    const first = text.charCodeAt(at);
    if (first === QUOTE) {
      const end = stringEnd(text, at + 1);
      this.#kinds[count] = FLAT.TEXT;
      this.#starts[count] = at + 1;
      this.#ends[count] = end;
      return end < 0 ? -1 : end + 1;
    }
    const end = bareEnd(text, at);
    const isNull = text.startsWith("null", at) && end === at + 4;
    if (!isNull && !isLiteral(text, at, end)) return -1;
    this.#kinds[count] = isNull ? FLAT.NULL : FLAT.TEXT;
    this.#starts[count] = at;
    this.#ends[count] = end;
    return end;
  }
}

/** Where a string's quote closes; -1 where it does not or needs decoding. */
function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at;
    if (unit === BACKSLASH || unit < SPACE) return -1;
  }
  return -1;
}

function afterColon(text: string, at: number): number {
  if (text.charCodeAt(at) !== COLON) return -1;
  return text.charCodeAt(at + 1) === SPACE ? at + 2 : at + 1;
}

function bareEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === COMMA || unit === CLOSE) break;
  }
  return at;
}

function isLiteral(text: string, start: number, end: number): boolean {
  if (isNumberAsWritten(text, start, end)) return true;
  return text.startsWith("true", start) && end === start + 4 ||
    text.startsWith("false", start) && end === start + 5;
}
