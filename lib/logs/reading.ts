import type { CanonicalColumn } from "./log_source.ts";

/** How one file was understood. Every line is in one of its counts. */
export interface FileReading {
  /** Its name without the folder. */
  readonly file: string;
  /** Such as `CSV, separated by commas` or `nginx access log`. */
  readonly format: string;
  /** Such as `UTF-8` or `gzip, UTF-16`; null where the format says it all. */
  readonly encoding: string | null;
  /** Lines of text; null in formats that have none. */
  readonly lines: number | null;
  /** Entries that were read, each one a log. */
  readonly rows: number;
  /** Lines that go on with the entry above them. */
  readonly continuation: number;
  /** Lines of headers and comments. */
  readonly header: number;
  /** Lines with nothing in them, and headers. */
  readonly blank: number;
  /** Lines that could not be read. */
  readonly rejected: number;
  /** What else is worth knowing, a sentence each. */
  readonly notes: readonly string[];
}

/** What feeds a canonical column, and why. */
export interface MappingReading {
  /** What the column is read as. */
  readonly canonical: CanonicalColumn;
  /** The columns' names, in the order in which they are asked for a value, or joined. */
  readonly columns: readonly string[];
  /** Whether the values of all columns are joined: a date and a time. */
  readonly joined: boolean;
  /** Such as `by its name` or `--map`. */
  readonly reason: string;
  /** How the values are read: `microseconds`, `syslog severity`, `ISO 8601`; null where they say it. */
  readonly read: string | null;
  /** Up to three values as they stand in the logs. */
  readonly examples: readonly string[];
}

/** A line that could not be read. */
export interface RejectedLine {
  /** The file's name. */
  readonly file: string;
  /** The line's number, from 1. */
  readonly line: number;
  /** Why it cannot be read. */
  readonly reason: string;
  /** The line, shortened. */
  readonly text: string;
}

/** A message's template, the logs that have it, and one of them. */
export interface MessageTemplate {
  /** The text with `<*>` where messages differ. */
  readonly template: string;
  /** How many logs have it. */
  readonly logs: number;
  /** A message as it stands in the logs. */
  readonly example: string;
}

/** How the logs were understood: what a reader checks before believing a report. */
export interface Reading {
  /** How each file was understood. */
  readonly files: readonly FileReading[];
  /** Which columns are read as what, and why. */
  readonly mapping: readonly MappingReading[];
  /** The zone that timestamps without one are read in, such as `UTC`. */
  readonly timezone: string;
  /** Timestamps without a zone; null where they were not counted. */
  readonly zoneless: number | null;
  /** The year of the first timestamp that lacks one; null where none does. */
  readonly yearFrom: number | null;
  /** The day of the first time that lacks a date, such as `2024-03-05`; null where none does. */
  readonly dayFrom: string | null;
  /** Reason to the number of lines rejected for it, most first. */
  readonly rejected: readonly { reason: string; lines: number }[];
  /** The first ten. */
  readonly firstRejected: readonly RejectedLine[];
  /** The templates that stand for messages, most logs first; null where messages stand for themselves. */
  readonly templates: readonly MessageTemplate[] | null;
  /** Rows that were left out because they repeat an earlier one; null where that was not asked for. */
  readonly deduplicated: number | null;
}
