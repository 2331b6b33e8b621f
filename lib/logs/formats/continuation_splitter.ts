import type { LineBatch } from "../bytes/line_batch.ts";
import { TextLines } from "../bytes/text_lines.ts";
import type { EntrySink, EntrySplitter } from "./entry_splitter.ts";
import { isBlank } from "./is_blank.ts";

/** Says of a line that stands among others whether an entry begins with it. */
export type BeginsEntry = (
  lines: TextLines,
  start: number,
  end: number,
) => boolean;

/** What is kept of an entry's text, in UTF-16 code units; further lines are only counted. */
const LONGEST_ENTRY = 64 * 1024;

const DASH = 45;
const SPACE = 32;
const DELETE = 127;

/** What journalctl writes between logs; the times in it are of none. */
const JOURNAL_NOTE =
  /^-- (?:Logs begin|Journal begins|No entries|Reboot|Boot )/;

/**
 * A line that does not begin an entry belongs to the one above it: a stack
 * trace, an indented dump.
 */
export class ContinuationSplitter implements EntrySplitter {
  readonly #beginsEntry: BeginsEntry;
  /** Where the first line of the open entry stands; undefined if none is open. */
  #lines: TextLines | undefined;
  #index = 0;
  /** Lines below the first, put together when the entry ends. */
  #further: string[] = [];
  #length = 0;
  #line = 0;
  #count = 0;

  constructor(beginsEntry: BeginsEntry) {
    this.#beginsEntry = beginsEntry;
  }

  push(batch: LineBatch, sink: EntrySink): void {
    const lines = batch.within ?? TextLines.of(batch.lines);
    const { units, starts, ends } = lines;
    for (let i = 0; i < starts.length; i++) {
      const start = starts[i];
      const end = ends[i];
      const first = start < end ? units[start] : SPACE;
      // The first character settles it for nearly every line.
      if ((first <= SPACE || first >= DELETE) && isBlank(lines.at(i))) {
        sink.skip("blank", 1);
      } else if (first === DASH && JOURNAL_NOTE.test(lines.at(i))) {
        this.flush(sink);
        sink.skip("header", 1);
      } else if (
        this.#lines === undefined || this.#beginsEntry(lines, start, end)
      ) {
        this.flush(sink);
        this.#lines = lines;
        this.#index = i;
        this.#length = end - start;
        this.#line = batch.first + i;
        this.#count = 1;
      } else {
        this.#count++;
        if (this.#length >= LONGEST_ENTRY) continue;
        this.#further.push(lines.at(i));
        this.#length += end - start;
      }
    }
  }

  flush(sink: EntrySink): void {
    const lines = this.#lines;
    if (lines === undefined) return;
    this.#lines = undefined;
    if (this.#count === 1 && sink.entryAt !== undefined) {
      return sink.entryAt(lines, this.#index, this.#line);
    }
    const text = [lines.at(this.#index), ...this.#further].join("\n");
    this.#further = [];
    sink.entry(text, this.#line, this.#count);
  }
}
