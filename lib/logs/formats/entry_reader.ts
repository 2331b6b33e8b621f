import {
  KEPT_OF_LONG_LINE,
  type LineBatch,
  LONGEST_LINE,
} from "../bytes/line_batch.ts";
import type { TextLines } from "../bytes/text_lines.ts";
import { EntryColumns } from "./entry_columns.ts";
import type { EntrySink } from "./entry_splitter.ts";
import type { OuterFields } from "./entry_wrapper.ts";
import type { OpenFormat } from "./format_candidate.ts";
import { LineTally } from "./line_tally.ts";

/** Something in a file that could not be read. */
export interface Rejection {
  readonly reason: string;
  /** The line, from 1, that it begins at. */
  readonly line: number;
  /** Its beginning, 200 UTF-16 code units at most. */
  readonly text: string;
}

/**
 * Reads the lines of one file by a format: entries into columns, rejections to
 * whom it may concern, and every line into the tally.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryReader } from "./entry_reader.ts";
 * import { JsonFormat } from "./json_format.ts";
 * import { LineSplitter } from "./line_splitter.ts";
 *
 * const rejected: string[] = [];
 * const reader = new EntryReader(
 *   { splitter: new LineSplitter(), format: new JsonFormat() },
 *   (rejection) => rejected.push(`${rejection.line}: ${rejection.reason}`),
 * );
 * reader.push({ first: 1, lines: ['{"a":1}', "", "oops"], part: "whole" });
 * reader.end();
 *
 * assertEquals(reader.take().column("a"), ["1"]);
 * assertEquals(rejected, ["3: not a JSON object"]);
 * assertEquals(reader.tally.blank, 1);
 * ```
 */
export class EntryReader implements EntrySink {
  readonly tally = new LineTally();
  #entries = new EntryColumns();
  #spare: EntryColumns | undefined;
  readonly #open: OpenFormat;
  readonly #onReject: (rejection: Rejection) => void;
  #batch: LineBatch = { first: 1, lines: [], part: "whole" };

  constructor(open: OpenFormat, onReject: (rejection: Rejection) => void) {
    this.#open = open;
    this.#onReject = onReject;
  }

  /** How many entries wait to be taken. */
  get waiting(): number {
    return this.#entries.length;
  }

  /** How many bytes their values take. */
  get waitingBytes(): number {
    return this.#entries.bytes;
  }

  /** Takes the next lines of the file. */
  push(batch: LineBatch): void {
    this.#batch = batch;
    if (batch.part !== "piece") {
      this.tally.lines += batch.within?.length ?? batch.lines.length;
    }
    if (batch.part !== "cut") return this.#open.splitter.push(batch, this);
    this.#open.splitter.flush(this);
    this.reject(TOO_LONG, batch.lines[0], batch.first, 1);
  }

  /** Ends the file. */
  end(): void {
    this.#open.splitter.flush(this);
  }

  /** The entries read since they were last taken; to be given back or kept. */
  take(): EntryColumns {
    const taken = this.#entries;
    this.#entries = this.#spare ?? new EntryColumns();
    this.#spare = undefined;
    return taken;
  }

  /** Takes entries back that nobody needs any more: the next ones need no memory of their own. */
  giveBack(entries: EntryColumns): void {
    entries.clear();
    this.#spare = entries;
  }

  entry(text: string, line: number, lineCount: number, outer?: OuterFields) {
    this.#knowBytes(text, line);
    this.#read(text, line, lineCount, outer);
  }

  entryAt(
    lines: TextLines,
    index: number,
    line: number,
    outer?: OuterFields,
  ): void {
    const { format } = this.#open;
    const entries = this.#entries;
    const start = lines.starts[index];
    if (lines.isAscii) entries.knowBytes(lines.text, lines.words, 0);
    if (format.readAt?.(lines, start, lines.ends[index], entries)) {
      if (outer !== undefined) addOuter(outer, entries);
      entries.keep(line);
      this.tally.entry(1);
      return;
    }
    entries.drop();
    const text = lines.at(index);
    if (lines.isAscii) entries.knowBytes(text, lines.words, start);
    this.#read(text, line, 1, outer);
  }

  skip(kind: "blank" | "header", lineCount: number): void {
    this.tally[kind] += lineCount;
  }

  reject(reason: string, text: string, line: number, lineCount: number): void {
    this.tally.reject(lineCount);
    this.#onReject({ reason, line, text: text.slice(0, KEPT_OF_LONG_LINE) });
  }

  /** Reads the text of an entry. */
  #read(text: string, line: number, lineCount: number, outer?: OuterFields) {
    const entries = this.#entries;
    const reason = this.#open.format.read(text, entries, line);
    if (reason !== undefined) {
      entries.drop();
      return this.reject(reason, text, line, lineCount);
    }
    if (outer !== undefined) addOuter(outer, entries);
    entries.keep(line);
    this.tally.entry(lineCount);
  }

  /** Says where a text stands among the bytes of the batch, if it is a whole line of theirs. */
  #knowBytes(text: string, line: number): void {
    const { within, first } = this.#batch;
    if (within === undefined || !within.isAscii) return;
    const start = within.starts[line - first];
    if (within.ends[line - first] - start !== text.length) return;
    if (this.#batch.lines[line - first] !== text) return;
    this.#entries.knowBytes(text, within.words, start);
  }
}

const TOO_LONG = `longer than ${LONGEST_LINE / 1024 / 1024} MiB`;

/** What the program itself says wins over what its runtime says. */
function addOuter(outer: OuterFields, entries: EntryColumns) {
  for (const [column, value] of outer) {
    if (!entries.has(column)) entries.set(column, value);
  }
}
