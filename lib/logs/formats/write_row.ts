import type { EntryColumns } from "./entry_columns.ts";
import { FURTHER_FIELDS } from "./json_columns.ts";
import { MOST_COLUMNS } from "./name_tree.ts";

/**
 * Gives the fields of a row to the entry at hand; empty ones are no values. Of a
 * file with more than 1,000 columns, the further ones are put together as JSON.
 *
 * @param notes Counts `short row`.
 * @returns Why the row cannot be read: it has more fields than there are columns.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "./entry_columns.ts";
 * import { writeRow } from "./write_row.ts";
 *
 * const entries = new EntryColumns();
 * writeRow(["INFO", ""], ["level", "message"], entries, new Map());
 *
 * assertEquals(entries.get("level"), "INFO");
 * assertEquals(entries.get("message"), null);
 * ```
 */
export function writeRow(
  fields: readonly string[],
  columns: readonly string[],
  entries: EntryColumns,
  notes: Map<string, number>,
): string | undefined {
  if (fields.length > columns.length) {
    for (let i = columns.length; i < fields.length; i++) {
      if (fields[i] === "") continue;
      return describeSurplus(fields.length, columns.length);
    }
  } else if (fields.length < columns.length) {
    notes.set("short row", (notes.get("short row") ?? 0) + 1);
  }
  const length = Math.min(fields.length, columns.length);
  const direct = Math.min(length, MOST_COLUMNS);
  for (let i = 0; i < direct; i++) {
    if (fields[i] !== "") entries.set(columns[i], fields[i]);
  }
  if (length > MOST_COLUMNS) writeFurther(fields, columns, entries);
}

/** Rows are counted by this, so there must not be too many of them. */
function describeSurplus(fields: number, columns: number): string {
  const counted = fields > columns + 100
    ? `more than ${columns + 100}`
    : String(fields);
  return `${counted} fields where the header has ${columns}`;
}

function writeFurther(
  fields: readonly string[],
  columns: readonly string[],
  entries: EntryColumns,
): void {
  const further = columns.slice(MOST_COLUMNS)
    .map((column, i) => [column, fields[MOST_COLUMNS + i] ?? ""])
    .filter(([, value]) => value !== "");
  if (further.length === 0) return;
  entries.set(FURTHER_FIELDS, JSON.stringify(Object.fromEntries(further)));
}
