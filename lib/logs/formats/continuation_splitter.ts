import type { LineBatch } from "../bytes/line_batch.ts";
import type { EntrySink, EntrySplitter } from "./entry_splitter.ts";
import { isBlank } from "./is_blank.ts";

/** What is kept of an entry's text, in UTF-16 code units; further lines are only counted. */
const LONGEST_ENTRY = 64 * 1024;

const DASH = 45;

/** What journalctl writes between logs; the times in it are of none. */
const JOURNAL_NOTE =
  /^-- (?:Logs begin|Journal begins|No entries|Reboot|Boot )/;

/**
 * A line that does not begin an entry belongs to the one above it: a stack
 * trace, an indented dump.
 */
export class ContinuationSplitter implements EntrySplitter {
  readonly #beginsEntry: (line: string) => boolean;
  #text: string | undefined;
  /** Lines below the first, put together when the entry ends. */
  #further: string[] = [];
  #length = 0;
  #line = 0;
  #count = 0;

  constructor(beginsEntry: (line: string) => boolean) {
    this.#beginsEntry = beginsEntry;
  }

  push({ lines, first }: LineBatch, sink: EntrySink): void {
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i];
      if (isBlank(line)) sink.skip("blank", 1);
      else if (line.charCodeAt(0) === DASH && JOURNAL_NOTE.test(line)) {
        this.flush(sink);
        sink.skip("header", 1);
      } else if (this.#text === undefined || this.#beginsEntry(line)) {
        this.flush(sink);
        this.#text = line;
        this.#length = line.length;
        this.#line = first + i;
        this.#count = 1;
      } else {
        this.#count++;
        if (this.#length >= LONGEST_ENTRY) continue;
        this.#further.push(line);
        this.#length += line.length;
      }
    }
  }

  flush(sink: EntrySink): void {
    if (this.#text === undefined) return;
    const text = this.#further.length === 0
      ? this.#text
      : `${this.#text}\n${this.#further.join("\n")}`;
    sink.entry(text, this.#line, this.#count);
    this.#text = undefined;
    this.#further = [];
  }
}
