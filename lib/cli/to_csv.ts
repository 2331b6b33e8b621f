/** A cell; null is an empty one. */
export type CsvValue = string | number | boolean | null;

/**
 * Writes a table as CSV: RFC 4180, but lines end with a line feed alone, as
 * `grep` and `diff` expect. A spreadsheet would run text that starts with `=`,
 * `+`, `-`, `@`, a tab or a line break as a formula: an apostrophe disarms it.
 *
 * @param header The columns' names.
 * @param rows As many values each.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { toCsv } from "./to_csv.ts";
 *
 * const csv = toCsv(["a", "b"], [["=1+1", -1], ["x,y", null]]);
 * assertEquals(csv, `a,b\n'=1+1,-1\n"x,y",\n`);
 * ```
 */
export function toCsv(
  header: readonly string[],
  rows: readonly (readonly CsvValue[])[],
): string {
  const lines = [header, ...rows].map((row) => row.map(cellText).join(","));
  return lines.map((line) => `${line}\n`).join("");
}

function cellText(value: CsvValue): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}
