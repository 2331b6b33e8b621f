import { scanTimestamp } from "../../timestamps/scan_timestamp.ts";
import { TimestampFields } from "../../timestamps/timestamp_fields.ts";
import type { TextLines } from "../../bytes/text_lines.ts";
import { goesOn, TimestampShape } from "./timestamp_shape.ts";

/** How many shapes are tried before the text is scanned. */
const MOST_SHAPES = 12;

/** Longer texts are no timestamps, in UTF-16 units. */
const LONGEST = 48;

/** How much of a line is looked at. */
const LOOK = 2 * LONGEST;

/**
 * What the timestamps of some logs look like: where digits stand, and what is
 * between them. Comparing a text with a shape that has come up before takes a
 * small part of the time that scanning it for a timestamp does.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { TimestampShapes } from "./timestamp_shapes.ts";
 *
 * const lines = TextLines.of(["2023-11-20 08:40:50,664 INFO up", "INFO up"]);
 * const { starts, ends } = lines;
 * const shapes = new TimestampShapes();
 *
 * assertEquals(shapes.end(lines, starts[0], ends[0]), 23);
 * assertEquals(shapes.end(lines, starts[1], ends[1]), -1);
 * ```
 */
export class TimestampShapes {
  readonly #shapes: TimestampShape[] = [];
  readonly #fields = new TimestampFields();

  /**
   * Where the timestamp ends that begins at a place of a line; -1 where none
   * does. Seconds (milliseconds, …) since 1970 are one.
   *
   * @param end Where the line ends.
   */
  end({ text, words }: TextLines, at: number, end: number): number {
    for (const shape of this.#shapes) {
      if (shape.fits(words, at, end)) return at + shape.length;
    }
    const line = text.slice(at, Math.min(end, at + LOOK));
    const length = this.#scan(line);
    if (length > 0 && length <= LONGEST) this.#learn(line.slice(0, length));
    return length > 0 ? at + length : -1;
  }

  #scan(line: string): number {
    const end = scanTimestamp(line, 0, this.#fields);
    if (end > 0 && this.#fields.hasClock && !goesOn(line.charCodeAt(end))) {
      return end;
    }
    return EPOCH.exec(line)?.[0].length ?? -1;
  }

  /** Longer shapes come first, so that a fraction is never cut off. */
  #learn(text: string): void {
    if (this.#shapes.length >= MOST_SHAPES) this.#shapes.pop();
    this.#shapes.push(new TimestampShape(text));
    this.#shapes.sort((a, b) => b.length - a.length);
  }
}

/** Seconds with or without a fraction, milli-, micro- or nanoseconds from 2001 to 2096. */
const EPOCH = /^[1-3]\d{9}(?:\.\d{1,9}|\d{3}(?:\d{3}(?:\d{3})?)?)?(?![\w.-])/;
