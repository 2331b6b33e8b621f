import type { EntryFormat } from "./entry_format.ts";
import type { EntrySplitter } from "./entry_splitter.ts";

/** A way to read a file: its lines to entries, its entries to fields. */
export interface FormatCandidate {
  /** As a reader knows it, such as `NDJSON`. */
  readonly name: string;
  /** How it reads the file in particular, such as `delimiter ";", header in line 1`; empty if there is nothing to say. */
  readonly detail: string;
  /**
   * The share (0–1) of the head's lines that it reads, lowered where that tells
   * little.
   */
  readonly confidence: number;
  /** A reader that begins at the file's first line; each file needs a new one. */
  open(): OpenFormat;
  /** What another reader of delimited text has to know; left out where that is not all. */
  readonly table?: DelimitedTable;
}

/** Delimited text with nothing above its header. */
export interface DelimitedTable {
  readonly delimiter: string;
  readonly quote: string;
  readonly hasHeader: boolean;
  /** The columns' names, each one once. */
  readonly names: readonly string[];
}

/** A format with its particulars, for a reader. */
export function formatText({ name, detail }: FormatCandidate): string {
  return detail === "" ? name : `${name}, ${detail}`;
}

/** A format at work on one file. */
export interface OpenFormat {
  readonly splitter: EntrySplitter;
  readonly format: EntryFormat;
}
