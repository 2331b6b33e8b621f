import type { LineBatch } from "./line_batch.ts";
import type { TextLines } from "./text_lines.ts";

/**
 * Lines as they stand in a text, cut out only for who asks for them.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "./text_lines.ts";
 * import { WholeLines } from "./whole_lines.ts";
 *
 * const batch = new WholeLines(7, TextLines.of(["a", "b"]));
 *
 * assertEquals(batch.first, 7);
 * assertEquals(batch.lines, ["a", "b"]);
 * ```
 */
export class WholeLines implements LineBatch {
  readonly first: number;
  readonly within: TextLines;
  readonly part = "whole";
  #lines: readonly string[] | undefined;

  /** @param first The number of the first of the lines. */
  constructor(first: number, within: TextLines) {
    this.first = first;
    this.within = within;
  }

  get lines(): readonly string[] {
    return this.#lines ??= this.within.toArray();
  }
}
