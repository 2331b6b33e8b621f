import type { EntryColumns } from "../entry_columns.ts";
import { setFieldPart } from "./set_field.ts";

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
  setRequestPart(entries, request, 0, request.length);
}

/** The same where the request is a part of a text. */
export function setRequestPart(
  entries: EntryColumns,
  text: string,
  from: number,
  to: number,
): void {
  METHOD.lastIndex = from;
  if (!METHOD.test(text) || METHOD.lastIndex > to) {
    return entries.setPart("message", text, from, to);
  }
  const methodEnd = text.indexOf(" ", from);
  const last = text.lastIndexOf(" ", to - 1);
  const versioned = last > methodEnd && last + VERSION.length < to &&
    text.startsWith(VERSION, last + 1);
  const end = versioned ? last : to;
  const query = text.indexOf("?", methodEnd);
  const pathEnd = query >= 0 && query < end ? query : end;
  entries.setPart("message", text, from, pathEnd);
  entries.setPart("method", text, from, methodEnd);
  setFieldPart(entries, "path", text, methodEnd + 1, pathEnd);
  if (pathEnd < end) entries.setPart("query", text, pathEnd + 1, end);
  if (end < to) entries.setPart("protocol", text, end + 1, to);
}

const VERSION = "HTTP/";

const METHOD = /[A-Z][A-Z_-]{1,19} [/*a-z[]/iy;
