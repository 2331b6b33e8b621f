import type { TextLines } from "../bytes/text_lines.ts";
import type { EntrySink } from "./entry_splitter.ts";
import type { OuterFields } from "./entry_wrapper.ts";

/** Where a line inside comes from. */
export interface Origin {
  /** The line of the file that it begins at. */
  readonly line: number;
  /** How many lines of the file it was put together from. */
  readonly lineCount: number;
  readonly outer: OuterFields;
}

/**
 * Tells a sink in lines of the file what it is told in lines of the text inside,
 * and adds what was around an entry's first line.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { WrappedSink } from "./wrapped_sink.ts";
 *
 * const told: number[] = [];
 * const inside = new WrappedSink();
 * inside.sink = {
 *   entry: (_text, line, lineCount) => told.push(line, lineCount),
 *   skip: () => {},
 *   reject: () => {},
 * };
 * const first = inside.add({ line: 7, lineCount: 2, outer: [] });
 * inside.entry("late", first, 1);
 *
 * assertEquals(told, [7, 2]);
 * ```
 */
export class WrappedSink implements EntrySink {
  /** Who is told. */
  sink: EntrySink | undefined;
  /** Origins of lines; the first of them is that of the line `#first`. */
  #origins: Origin[] = [];
  #first = 1;
  /** The last line inside that was told of. */
  #told = 0;

  /** Adds a line inside; returns its number, from 1. */
  add(origin: Origin): number {
    this.#forget();
    this.#origins.push(origin);
    return this.#first + this.#origins.length - 1;
  }

  entry(text: string, line: number, lineCount: number): void {
    const origin = this.#origins[line - this.#first];
    const lines = this.#count(lineCount);
    this.sink?.entry(text, origin.line, lines, origin.outer);
  }

  entryAt(lines: TextLines, index: number, line: number): void {
    const origin = this.#origins[line - this.#first];
    const count = this.#count(1);
    if (count === 1 && this.sink?.entryAt !== undefined) {
      return this.sink.entryAt(lines, index, origin.line, origin.outer);
    }
    this.sink?.entry(lines.at(index), origin.line, count, origin.outer);
  }

  skip(kind: "blank" | "header", lineCount: number): void {
    this.sink?.skip(kind, this.#count(lineCount));
  }

  reject(reason: string, text: string, line: number, lineCount: number): void {
    const origin = this.#origins[line - this.#first];
    this.sink?.reject(reason, text, origin.line, this.#count(lineCount));
  }

  /** The lines of the file that the next lines inside were put together from. */
  #count(lineCount: number): number {
    let lines = 0;
    for (let i = 0; i < lineCount; i++) {
      lines += this.#origins[++this.#told - this.#first].lineCount;
    }
    return lines;
  }

  /** Lets go of the origins of lines that were told of, but for the last: a further entry may have begun at it. */
  #forget(): void {
    const known = this.#told - this.#first;
    if (known <= 0 || known * 2 < this.#origins.length) return;
    this.#origins.splice(0, known);
    this.#first += known;
  }
}
