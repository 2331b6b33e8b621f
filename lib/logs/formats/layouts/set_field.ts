import type { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR } from "./characters.ts";

/**
 * Gives the entry at hand a value, unless it is empty or the `-` that servers
 * write where there is none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { setField } from "./set_field.ts";
 *
 * const entries = new EntryColumns();
 * setField(entries, "client", "10.0.0.1");
 * setField(entries, "user", "-");
 *
 * assertEquals(entries.names, ["client"]);
 * ```
 */
export function setField(
  entries: EntryColumns,
  column: string,
  value: string,
): void {
  setFieldPart(entries, column, value, 0, value.length);
}

/** The same for a part of a text. */
export function setFieldPart(
  entries: EntryColumns,
  column: string,
  text: string,
  start: number,
  end: number,
): void {
  if (start >= end) return;
  if (end === start + 1 && text.charCodeAt(start) === CHAR.DASH) return;
  entries.setPart(column, text, start, end);
}

/** The same for a part of a line that stands among others. */
export function setFieldAt(
  entries: EntryColumns,
  column: string,
  { text, units }: TextLines,
  start: number,
  end: number,
): void {
  if (start >= end) return;
  if (end === start + 1 && units[start] === CHAR.DASH) return;
  entries.setPart(column, text, start, end);
}
