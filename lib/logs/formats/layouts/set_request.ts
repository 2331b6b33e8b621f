import { TextLines, unitsOf } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isLetter, placeOf } from "./characters.ts";
import { setFieldAt } from "./set_field.ts";

/**
 * Gives the entry at hand what the first line of an HTTP request says:
 * `method`, `path` (without the query), `query`, `protocol`, and as `message`
 * method and path, of which there are fewer than of requests. What is no
 * request (`\x16\x03\x01`, `-`) is the message as it stands.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { setRequest } from "./set_request.ts";
 *
 * const entries = new EntryColumns();
 * setRequest(entries, "GET /cart?id=7 HTTP/1.1");
 *
 * assertEquals(entries.get("message"), "GET /cart");
 * assertEquals(entries.get("query"), "id=7");
 * ```
 */
export function setRequest(entries: EntryColumns, request: string): void {
  setRequestAt(entries, TextLines.of([request]), 0, request.length);
}

/** The same where the request stands among lines. */
export function setRequestAt(
  entries: EntryColumns,
  lines: TextLines,
  from: number,
  to: number,
): void {
  const { text, units } = lines;
  const methodEnd = endOfMethod(units, from, to);
  if (methodEnd < 0) return entries.setPart("message", text, from, to);
  const end = startOfVersion(units, methodEnd, to);
  const pathEnd = placeOf(CHAR.QUESTION, units, methodEnd, end);
  entries.setPart("message", text, from, pathEnd);
  entries.setPart("method", text, from, methodEnd);
  setFieldAt(entries, "path", lines, methodEnd + 1, pathEnd);
  if (pathEnd < end) entries.setPart("query", text, pathEnd + 1, end);
  if (end < to) entries.setPart("protocol", text, end + 1, to);
}

/** The length of the shortest and the longest method, in UTF-16 units. */
const SHORTEST = 2;
const LONGEST = 20;

/** Where the word ends that is a method, before ` /`, ` *` or a letter; -1 where none stands there. */
function endOfMethod(units: Uint8Array, from: number, to: number): number {
  if (from >= to || !isLetter(units[from])) return -1;
  let at = from + 1;
  const limit = Math.min(to, from + LONGEST);
  while (at < limit && isOfMethod(units[at])) at++;
  const ends = at - from >= SHORTEST && at + 1 < to &&
    units[at] === CHAR.SPACE && beginsPath(units[at + 1]);
  return ends ? at : -1;
}

function isOfMethod(unit: number): boolean {
  return isLetter(unit) || unit === CHAR.DASH || unit === CHAR.UNDERSCORE;
}

function beginsPath(unit: number): boolean {
  return unit === CHAR.SLASH || isLetter(unit) || unit === CHAR.ASTERISK ||
    unit === CHAR.OPEN_BRACKET;
}

const VERSION = unitsOf(" HTTP/");

/** Where the last word begins, with the space before it, if it is a version; else the end. */
function startOfVersion(units: Uint8Array, from: number, to: number): number {
  let space = to - 1;
  while (space > from && units[space] !== CHAR.SPACE) space--;
  if (space <= from || space + VERSION.length > to) return to;
  for (let i = 1; i < VERSION.length; i++) {
    if (units[space + i] !== VERSION[i]) return to;
  }
  return space;
}
