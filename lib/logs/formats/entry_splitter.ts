import type { LineBatch } from "../bytes/line_batch.ts";
import type { TextLines } from "../bytes/text_lines.ts";
import type { OuterFields } from "./entry_wrapper.ts";

/**
 * Takes what becomes of a file's lines. Each line is told of once, in the order
 * of the file, so that the lines add up: a text of several lines is one entry
 * (or one rejection) and continuation lines.
 */
export interface EntrySink {
  /**
   * An entry.
   *
   * @param text Without its last line break.
   * @param line The line, from 1, that it begins at.
   * @param lineCount How many lines it has that no earlier entry had: 0 for the
   * second entry of one line.
   * @param outer What was around the text, if it was wrapped.
   */
  entry(
    text: string,
    line: number,
    lineCount: number,
    outer?: OuterFields,
  ): void;

  /**
   * An entry that is one line, as it stands among others; who leaves this out is
   * given its text.
   *
   * @param index The line's place among the lines.
   * @param line The line of the file, from 1.
   * @param outer What was around it, if it was wrapped.
   */
  entryAt?(
    lines: TextLines,
    index: number,
    line: number,
    outer?: OuterFields,
  ): void;

  /** Lines that belong to no entry by design: blank ones, headers, comments. */
  skip(kind: "blank" | "header", lineCount: number): void;

  /** Lines that cannot be told apart into entries; the arguments are those of {@linkcode EntrySink.entry}. */
  reject(reason: string, text: string, line: number, lineCount: number): void;
}

/** How lines become the texts of entries. */
export interface EntrySplitter {
  /** Takes the next lines (`whole`, or `piece` if the splitter wants pieces) and tells the sink of the entries that are complete. */
  push(batch: LineBatch, sink: EntrySink): void;

  /**
   * Ends the entry that is open, as the end of the file does and as a line does
   * that is too long to be held; lines may follow.
   */
  flush(sink: EntrySink): void;

  /** Whether long lines should come in pieces rather than cut. Defaults to no. */
  readonly pieces?: boolean;
}
