import type { EntryColumns } from "../entry_columns.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { QuotedFields } from "./quoted_fields.ts";
import { setField } from "./set_field.ts";
import { setRequest } from "./set_request.ts";

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
  return defineLayout({
    name: "HAProxy log",
    beginsEntry: (line) => findTime(line) > 0,
    readLine(line, entries) {
      const open = findTime(line);
      const close = line.indexOf("]", open);
      if (open < 1 || close < 0) return "no time in brackets";
      fields.split(line, close + 1);
      const timers = fields.text(2);
      if (fields.count < 8 || !TIMERS.test(timers)) return "no timers";
      const client = line.lastIndexOf(" ", open - 2) + 1;
      entries.set("client", line.slice(client, open - 1));
      entries.set("timestamp", line.slice(open + 1, close));
      setField(entries, "frontend", fields.text(0));
      setBackend(entries, fields.text(1));
      entries.set("timers", timers);
      entries.set("duration_ms", timers.slice(timers.lastIndexOf("/") + 1));
      setField(entries, "status", fields.text(3));
      setField(entries, "bytes", fields.text(4));
      setField(entries, "flags", fields.text(7));
      setRequest(entries, fields.text(fields.count - 1));
      return undefined;
    },
  });
}

const TIMERS = /^-?\d{1,9}(?:\/[-+]?\d{1,9}){4}$/;

/** Where ` [06/Feb/2009:12:14:14.655]` begins its bracket. */
function findTime(line: string): number {
  const open = line.slice(0, 300).search(TIME);
  return open < 0 ? -1 : open + 1;
}

const TIME = / \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d\.\d{3}\]/;

function setBackend(entries: EntryColumns, text: string): void {
  const slash = text.indexOf("/");
  setField(entries, "service", slash < 0 ? text : text.slice(0, slash));
  if (slash >= 0) setField(entries, "upstream", text.slice(slash + 1));
}
