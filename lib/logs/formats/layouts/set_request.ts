import type { EntryColumns } from "../entry_columns.ts";
import { setField } from "./set_field.ts";

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
  const methodEnd = request.indexOf(" ");
  if (methodEnd < 0 || !METHOD.test(request)) {
    entries.set("message", request);
    return;
  }
  const last = request.lastIndexOf(" ");
  const versioned = last > methodEnd && request.startsWith("HTTP/", last + 1);
  const end = versioned ? last : request.length;
  const query = request.indexOf("?", methodEnd);
  const pathEnd = query >= 0 && query < end ? query : end;
  entries.set("message", request.slice(0, pathEnd));
  entries.set("method", request.slice(0, methodEnd));
  setField(entries, "path", request.slice(methodEnd + 1, pathEnd));
  if (pathEnd < end) entries.set("query", request.slice(pathEnd + 1, end));
  if (end < request.length) entries.set("protocol", request.slice(end + 1));
}

const METHOD = /^[A-Z][A-Z_-]{1,19} [/*a-z[]/i;
