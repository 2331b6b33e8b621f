const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Stands for the last character of a string, number, literal, list or object. */
const VALUE = 0;

/**
 * Follows one JSON object through lines to its end. It knows strings and nesting
 * and where values may stand, which is enough to notice at the next object that
 * one was never closed; whether it all is JSON, the parser says.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { JsonScanner } from "./json_scanner.ts";
 *
 * const scanner = new JsonScanner();
 *
 * assertEquals(scanner.scan('{"a": "}"', 0), "open");
 * assertEquals(scanner.scan("} {", 0), 1);
 * ```
 */
export class JsonScanner {
  /** Opening brackets of what is open. */
  readonly #open: number[] = [];
  #before = COLON;
  #inString = false;
  #isEscaped = false;
  #at = 0;

  /** Where scanning stopped. */
  get at(): number {
    return this.#at;
  }

  /** Whether a string is open, which no line break may be in. */
  get inString(): boolean {
    return this.#inString;
  }

  /** How many brackets are open. */
  get depth(): number {
    return this.#open.length;
  }

  /** Begins anew. */
  reset(): void {
    this.#open.length = 0;
    this.#before = COLON;
    this.#inString = false;
    this.#isEscaped = false;
  }

  /**
   * Goes on in a text.
   *
   * @returns Where the object has ended; `open` if it has not; `broken` if it
   * cannot go on like this.
   */
  scan(text: string, from: number): number | "open" | "broken" {
    let at = from;
    while (at < text.length) {
      if (this.#inString) {
        at = this.#skipString(text, at);
        continue;
      }
      const char = text.charCodeAt(at);
      if (!this.#step(char)) {
        this.#at = at;
        return "broken";
      }
      at++;
      if (this.#open.length === 0 && char === CLOSE_OBJECT) return at;
    }
    this.#at = at;
    return "open";
  }

  /** Goes to the end of a string, or of the text. */
  #skipString(text: string, from: number): number {
    let at = from;
    if (this.#isEscaped) at++;
    this.#isEscaped = false;
    for (; at < text.length; at++) {
      const char = text.charCodeAt(at);
      if (char === BACKSLASH) {
        at++;
        if (at >= text.length) this.#isEscaped = true;
      } else if (char === QUOTE) {
        this.#inString = false;
        return at + 1;
      }
    }
    return text.length;
  }

  /** Takes a character outside strings; false if it cannot stand there. */
  #step(char: number): boolean {
    if (char <= 0x20) return true;
    switch (char) {
      case QUOTE:
        this.#inString = true;
        return this.#beginValue(VALUE);
      case OPEN_OBJECT:
        if (this.#top() === OPEN_OBJECT && this.#before !== COLON) return false;
        return this.#openBracket(char);
      case OPEN_LIST:
        return this.#openBracket(char);
      case CLOSE_OBJECT:
        return this.#closeBracket(OPEN_OBJECT);
      case CLOSE_LIST:
        return this.#closeBracket(OPEN_LIST);
      case COMMA:
      case COLON:
        this.#before = char;
        return true;
    }
    // The characters of a number or literal follow one another.
    this.#before = VALUE;
    return true;
  }

  #openBracket(char: number): boolean {
    if (!this.#beginValue(char)) return false;
    this.#open.push(char);
    return true;
  }

  #beginValue(before: number): boolean {
    if (this.#before === VALUE) return false;
    this.#before = before;
    return true;
  }

  #closeBracket(opening: number): boolean {
    if (this.#open.pop() !== opening) return false;
    this.#before = VALUE;
    return true;
  }

  #top(): number | undefined {
    return this.#open[this.#open.length - 1];
  }
}
