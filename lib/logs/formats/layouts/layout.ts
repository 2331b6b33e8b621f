import type { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import type { EntryFormat } from "../entry_format.ts";

/** A plain-text format, which also knows the lines that begin an entry. */
export interface Layout extends EntryFormat {
  read(text: string, entries: EntryColumns): string | undefined;

  /**
   * Whether an entry begins with the line. A line that does not (a stack trace,
   * an indented dump) belongs to the entry above it.
   *
   * @param line Without its line break.
   */
  beginsEntry(line: string): boolean;

  /** The same of a line that stands among others, where that is quicker. */
  beginsEntryAt?(lines: TextLines, start: number, end: number): boolean;

  /** Whether `read` refuses every line that `readAt` does; defaults to no. */
  readonly readsAllInPlace?: boolean;
}

/** What {@linkcode defineLayout} makes a layout of. */
export interface LayoutDefinition {
  readonly name: string;
  beginsEntry(line: string): boolean;
  /** As {@linkcode EntryFormat.read}, of an entry's first line alone. */
  readLine(line: string, entries: EntryColumns): string | undefined;
}

/** How much of the lines below an entry's first one is kept, in UTF-16 units. */
export const DETAILS_LENGTH = 8192;

/**
 * Makes a layout of how its first lines read. What follows the first line
 * becomes the column `details`, cut at {@linkcode DETAILS_LENGTH}.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { defineLayout } from "./layout.ts";
 *
 * const layout = defineLayout({
 *   name: "bullets",
 *   beginsEntry: (line) => line.startsWith("* "),
 *   readLine(line, entries) {
 *     entries.set("message", line.slice(2));
 *     return undefined;
 *   },
 * });
 * const entries = new EntryColumns();
 * layout.read("* failed\n  at main", entries);
 * entries.keep(1);
 *
 * assertEquals(entries.column("message"), ["failed"]);
 * assertEquals(entries.column("details"), ["  at main"]);
 * ```
 */
export function defineLayout(definition: LayoutDefinition): Layout {
  const { name, readLine } = definition;
  return {
    name,
    beginsEntry: definition.beginsEntry,
    read(text, entries) {
      const end = text.indexOf("\n");
      if (end < 0) return readLine(text, entries);
      const first = text.charCodeAt(end - 1) === CARRIAGE_RETURN
        ? end - 1
        : end;
      const reason = readLine(text.slice(0, first), entries);
      if (reason === undefined) {
        entries.set("details", text.slice(end + 1, end + 1 + DETAILS_LENGTH));
      }
      return reason;
    },
  };
}

const CARRIAGE_RETURN = 13;
