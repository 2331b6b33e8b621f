import type { LineBatch } from "../bytes/line_batch.ts";
import { continueRow, type CsvDialect, isOpenRow } from "./csv_row.ts";
import type { EntrySink, EntrySplitter } from "./entry_splitter.ts";
import { isBlank } from "./is_blank.ts";

/** A row of more lines, or more UTF-16 code units, has a quote that never closes. */
const MOST_LINES = 1000;
const LONGEST_ROW = 1024 * 1024;

const UNCLOSED = "a quote that never closes";

/** Lines that are no rows. */
export interface CsvHeader {
  /** Lines before the header, such as `sep=;`. */
  readonly preamble: number;
  /** The header as it stands in the file; undefined if there is none. */
  readonly text: string | undefined;
}

/**
 * Finds the rows of delimited text; quoted fields may have line breaks in them.
 * Where a quote does not close within 1,000 lines or 1 MiB, or not as quotes do,
 * the line at which it opens is rejected, and the next line begins a row.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CsvFormat } from "./csv_format.ts";
 * import { CsvSplitter } from "./csv_splitter.ts";
 * import { EntryReader } from "./entry_reader.ts";
 *
 * const dialect = { delimiter: ",", quote: '"', isPadded: false } as const;
 * const splitter = new CsvSplitter(dialect, { preamble: 0, text: "a,b" });
 * const format = new CsvFormat(dialect, ["a", "b"]);
 * const reader = new EntryReader({ splitter, format }, () => {});
 * reader.push({ first: 1, lines: ["a,b", '1,"two', 'lines"'], part: "whole" });
 * reader.end();
 *
 * assertEquals(reader.take().column("b"), ["two\nlines"]);
 * ```
 */
export class CsvSplitter implements EntrySplitter {
  readonly #dialect: CsvDialect;
  readonly #header: CsvHeader;
  /** The lines of a row that is open, the number of the first, and their length. */
  #open: string[] = [];
  #first = 0;
  #length = 0;

  constructor(dialect: CsvDialect, header: CsvHeader) {
    this.#dialect = dialect;
    this.#header = header;
  }

  push(batch: LineBatch, sink: EntrySink): void {
    const { lines, first } = batch;
    for (let i = 0; i < lines.length; i++) {
      if (first + i <= this.#header.preamble) {
        sink.skip(isBlank(lines[i]) ? "blank" : "header", 1);
      } else if (this.#open.length === 0) {
        this.#begin(lines[i], first + i, sink);
      } else this.#continue(lines[i], sink);
    }
  }

  flush(sink: EntrySink): void {
    // None of the lines closes the quote; each may still be a row of its own.
    const lines = this.#takeOpen();
    for (const [i, line] of lines.entries()) {
      this.#begin(line, this.#first + i, sink);
      if (this.#open.length > 0) this.#rejectFirst(sink);
    }
  }

  #begin(line: string, number: number, sink: EntrySink): void {
    const { quote } = this.#dialect;
    if (line.includes(quote) && isOpenRow(line, 0, this.#dialect)) {
      this.#open = [line];
      this.#first = number;
      this.#length = line.length;
    } else if (isBlank(line)) sink.skip("blank", 1);
    else this.#row(line, number, 1, sink);
  }

  #continue(line: string, sink: EntrySink): void {
    this.#open.push(line);
    this.#length += line.length + 1;
    const continuation = continueRow(line, this.#dialect);
    if (continuation === "closed") {
      const lines = this.#takeOpen();
      this.#row(lines.join("\n"), this.#first, lines.length, sink);
    } else if (continuation === "stray quote") this.#resume(0, sink);
    else {
      while (this.#open.length > MOST_LINES || this.#length > LONGEST_ROW) {
        this.#resume(1, sink);
      }
    }
  }

  /**
   * Rejects the first open line and begins again at the second.
   *
   * The lines between were found not to close a quote, whichever line it opens
   * in; so the next one that opens a quote has all the lines after it.
   *
   * @param isUndecided 1 if the last line leaves the quote open, 0 if no quote
   * may go on past it.
   */
  #resume(isUndecided: 0 | 1, sink: EntrySink): void {
    const lines = this.#takeOpen();
    const first = this.#first;
    sink.reject(UNCLOSED, lines[0], first, 1);
    for (let i = 1; i < lines.length; i++) {
      this.#begin(lines[i], first + i, sink);
      if (this.#open.length === 0 || i === lines.length - 1) continue;
      if (isUndecided === 1) {
        this.#open = lines.slice(i);
        this.#length = this.#open.reduce(
          (sum, line) => sum + line.length + 1,
          -1,
        );
        return;
      }
      this.#rejectFirst(sink);
    }
  }

  #rejectFirst(sink: EntrySink): void {
    sink.reject(UNCLOSED, this.#takeOpen()[0], this.#first, 1);
  }

  #takeOpen(): string[] {
    const lines = this.#open;
    this.#open = [];
    return lines;
  }

  /** A header is repeated where files were put together, perhaps with a byte order mark. */
  #row(text: string, line: number, lineCount: number, sink: EntrySink): void {
    const isHeader = text === this.#header.text ||
      text.startsWith("\ufeff") && text.slice(1) === this.#header.text;
    if (isHeader) sink.skip("header", lineCount);
    else sink.entry(text, line, lineCount);
  }
}
