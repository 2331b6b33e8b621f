import { TextLines } from "../../bytes/text_lines.ts";
import { addPiece } from "./add_piece.ts";
import type { HeaderStep } from "./header_step.ts";
import { MatchedHeader } from "./matched_header.ts";
import { TimestampShapes } from "./timestamp_shapes.ts";

/** The most pieces that a header has. */
export const MOST_STEPS = 20;

/**
 * What the entries of a file begin with: a fixed order of pieces, such as a
 * timestamp, a level and a name with a colon. One object serves all lines; what
 * it says is about the line matched last.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { HeaderTemplate } from "./header_template.ts";
 *
 * const template = new HeaderTemplate([
 *   { form: "timestamp", sign: "", stop: 0 },
 *   { form: "level", sign: "", stop: 0 },
 *   { form: "colon", sign: "", stop: 0 },
 * ]);
 *
 * assertEquals(template.match("2023-11-20 08:40:50 INFO shop: No stock"), 3);
 * assertEquals(template.text(2), "shop");
 * assertEquals(template.rest(), "No stock");
 * ```
 */
export class HeaderTemplate {
  readonly steps: readonly HeaderStep[];
  readonly #shapes = new TimestampShapes();
  #matched = new MatchedHeader(MOST_STEPS);
  /** A line is asked about again when the next one has begun an entry. */
  #before = new MatchedHeader(MOST_STEPS);

  constructor(steps: readonly HeaderStep[]) {
    this.steps = steps;
  }

  /**
   * Goes through the pieces as far as the line has them.
   *
   * @param most How many pieces to look for; defaults to all.
   * @returns How many there are.
   */
  match(line: string, most = this.steps.length): number {
    return this.matchAt(TextLines.of([line]), 0, line.length, most);
  }

  /** The same of a line that stands among others. */
  matchAt(
    lines: TextLines,
    start: number,
    end: number,
    most = this.steps.length,
  ): number {
    if (!this.#matched.isOf(lines, start)) {
      const before = this.#matched;
      this.#matched = this.#before;
      this.#before = before;
      if (!this.#matched.isOf(lines, start)) {
        this.#matched.begin(lines, start, end);
      }
    }
    const matched = this.#matched;
    while (matched.count < most && !matched.isOver) {
      if (!addPiece(matched, this.steps[matched.count], this.#shapes)) {
        matched.isOver = true;
      }
    }
    return Math.min(most, matched.count);
  }

  /** What a piece holds, without its colon, its brackets and spaces inside them. */
  text(index: number): string {
    const { lines: { text } } = this.#matched;
    return text.slice(this.startOf(index), this.endOf(index));
  }

  /** What the line stands in, which places are places of. */
  get lines(): TextLines {
    return this.#matched.lines;
  }

  /** The text of {@linkcode HeaderTemplate.lines}. */
  get source(): string {
    return this.#matched.lines.text;
  }

  /** Where what a piece holds begins. */
  startOf(index: number): number {
    return this.#matched.startOf(index);
  }

  /** Where what a piece holds ends. */
  endOf(index: number): number {
    return this.#matched.endOf(index);
  }

  /** The place behind the pieces. */
  get end(): number {
    return this.#matched.place;
  }

  /** Where what follows the pieces begins. */
  get restStart(): number {
    return this.#matched.next;
  }

  /** Where the line ends. */
  get restEnd(): number {
    return this.#matched.end;
  }

  /** What follows the pieces. */
  rest(): string {
    return this.source.slice(this.restStart, this.restEnd);
  }
}
