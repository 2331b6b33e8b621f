import type { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, placeOf } from "./characters.ts";
import { defineInPlace } from "./in_place_layout.ts";
import type { Layout } from "./layout.ts";
import { QuotedFields } from "./quoted_fields.ts";
import { setFieldAt } from "./set_field.ts";
import { setRequestAt } from "./set_request.ts";

/**
 * Makes the layout of HAProxy's HTTP log, with or without a syslog header
 * before it: `client`, `timestamp` (of the request, to the millisecond),
 * `frontend`, `service` (the backend), `upstream` (its server), `duration_ms`
 * (the last timer), `timers`, `status`, `bytes`, `flags` (how it ended), and
 * the request's parts.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { haproxyLog } from "./haproxy_log.ts";
 *
 * const entries = new EntryColumns();
 * haproxyLog().read(
 *   'haproxy[9]: 10.0.0.1:33 [06/Feb/2009:12:14:14.655] web shop/s1 0/0/1/8/9 200 42 - - ---- 1/1/1/1/0 0/0 "GET /a HTTP/1.1"',
 *   entries,
 * );
 *
 * assertEquals(entries.get("service"), "shop");
 * assertEquals(entries.get("duration_ms"), "9");
 * ```
 */
export function haproxyLog(): Layout {
  const fields = new QuotedFields();
  return defineInPlace({
    name: "HAProxy log",
    beginsEntryAt: ({ text }, start, end) => findTime(text, start, end) > start,
    readLineAt(lines, start, end, entries) {
      const { text, units } = lines;
      const open = findTime(text, start, end);
      const close = placeOf(CHAR.CLOSE_BRACKET, units, open, end);
      if (open <= start || close === end) return "no time in brackets";
      fields.split(lines, close + 1, end);
      const timers = fields.text(2);
      if (fields.count < 8 || !TIMERS.test(timers)) return "no timers";
      const client = wordStart(units, start, open - 1);
      entries.setPart("client", text, client, open - 1);
      entries.setPart("timestamp", text, open + 1, close);
      fields.set(entries, "frontend", 0);
      setBackend(entries, lines, fields.start(1), fields.end(1));
      const duration = fields.start(2) + timers.lastIndexOf("/") + 1;
      entries.setPart("timers", text, fields.start(2), fields.end(2));
      entries.setPart("duration_ms", text, duration, fields.end(2));
      fields.set(entries, "status", 3);
      fields.set(entries, "bytes", 4);
      fields.set(entries, "flags", 7);
      const request = fields.count - 1;
      setRequestAt(entries, lines, fields.start(request), fields.end(request));
      return undefined;
    },
  });
}

const TIMERS = /^-?\d{1,9}(?:\/[-+]?\d{1,9}){4}$/;

/** Where ` [06/Feb/2009:12:14:14.655]` has its bracket; -1 where there is none. */
function findTime(text: string, start: number, end: number): number {
  const place = text.slice(start, Math.min(end, start + 300)).search(TIME);
  return place < 0 ? -1 : start + place + 1;
}

const TIME = / \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d\.\d{3}\]/;

/** Where the word begins that ends at a place. */
function wordStart(units: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && units[at - 1] !== CHAR.SPACE) at--;
  return at;
}

function setBackend(
  entries: EntryColumns,
  lines: TextLines,
  start: number,
  end: number,
): void {
  const slash = placeOf(CHAR.SLASH, lines.units, start, end);
  setFieldAt(entries, "service", lines, start, slash);
  if (slash < end) setFieldAt(entries, "upstream", lines, slash + 1, end);
}
