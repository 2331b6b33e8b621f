import { scanTimestamp } from "../../timestamps/scan_timestamp.ts";
import { TimestampFields } from "../../timestamps/timestamp_fields.ts";
import { isDigit, isLetter } from "./characters.ts";

/** How many shapes are tried before the text is scanned. */
const MOST_SHAPES = 12;

/** Longer texts are no timestamps, in UTF-16 units. */
const LONGEST = 48;

/** Letters up to here name a day or a month; later ones (`Z`, `UTC`) are what they are. */
const NAMES_END = 12;

const ANY_DIGIT = 1;
const ANY_LETTER = 2;

/**
 * What the timestamps of some logs look like: where digits stand, and what is
 * between them. Comparing a text with a shape that has come up before takes a
 * small part of the time that scanning it for a timestamp does.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TimestampShapes } from "./timestamp_shapes.ts";
 *
 * const shapes = new TimestampShapes();
 *
 * assertEquals(shapes.end("2023-11-20 08:40:50,664 INFO up", 0), 23);
 * assertEquals(shapes.end("2023-11-20 08:40:51,007 INFO up", 0), 23);
 * assertEquals(shapes.end("INFO up", 0), -1);
 * ```
 */
export class TimestampShapes {
  readonly #shapes: Uint16Array[] = [];
  readonly #fields = new TimestampFields();
  /** The last two answers: a line is asked about again when the next one has begun an entry. */
  #line = "";
  #at = -1;
  #end = -1;
  #lineBefore = "";
  #atBefore = -1;
  #endBefore = -1;

  /**
   * Where the timestamp ends that begins at a place of a line; -1 where none
   * does. Seconds (milliseconds, …) since 1970 are one.
   */
  end(line: string, at: number): number {
    if (line === this.#line && at === this.#at) return this.#end;
    if (line === this.#lineBefore && at === this.#atBefore) {
      return this.#endBefore;
    }
    this.#lineBefore = this.#line;
    this.#atBefore = this.#at;
    this.#endBefore = this.#end;
    this.#line = line;
    this.#at = at;
    this.#end = this.#find(line, at);
    return this.#end;
  }

  #find(line: string, at: number): number {
    for (const shape of this.#shapes) {
      if (fits(shape, line, at)) return at + shape.length;
    }
    const end = this.#scan(line, at);
    if (end > at && end - at <= LONGEST) this.#learn(line, at, end);
    return end;
  }

  #scan(line: string, at: number): number {
    const end = scanTimestamp(line, at, this.#fields);
    if (end > at && this.#fields.hasClock && !goesOn(line, end)) return end;
    EPOCH.lastIndex = at;
    return EPOCH.test(line) ? EPOCH.lastIndex : -1;
  }

  /** Longer shapes come first, so that a fraction is never cut off. */
  #learn(line: string, at: number, end: number): void {
    if (this.#shapes.length >= MOST_SHAPES) this.#shapes.pop();
    this.#shapes.push(shapeOf(line, at, end));
    this.#shapes.sort((a, b) => b.length - a.length);
  }
}

/** Seconds with or without a fraction, milli-, micro- or nanoseconds from 2001 to 2096. */
const EPOCH = /[1-3]\d{9}(?:\.\d{1,9}|\d{3}(?:\d{3}(?:\d{3})?)?)?(?![\w.-])/y;

function shapeOf(line: string, start: number, end: number): Uint16Array {
  const shape = new Uint16Array(end - start);
  for (let index = 0; index < shape.length; index++) {
    const unit = line.charCodeAt(start + index);
    shape[index] = isDigit(unit)
      ? ANY_DIGIT
      : isLetter(unit) && index < NAMES_END
      ? ANY_LETTER
      : unit;
  }
  return shape;
}

function fits(shape: Uint16Array, line: string, at: number): boolean {
  for (let index = 0; index < shape.length; index++) {
    const unit = line.charCodeAt(at + index);
    const wanted = shape[index];
    if (wanted === ANY_DIGIT) {
      if (!isDigit(unit)) return false;
    } else if (wanted === ANY_LETTER) {
      if (!isLetter(unit)) return false;
    } else if (unit !== wanted) return false;
  }
  return !goesOn(line, at + shape.length);
}

function goesOn(line: string, end: number): boolean {
  const next = line.charCodeAt(end);
  return isDigit(next) || isLetter(next);
}
