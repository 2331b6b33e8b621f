import type { EntryColumns } from "../entry_columns.ts";
import type { Layout } from "./layout.ts";
import { patternLayout } from "./pattern_layout.ts";
import { setField } from "./set_field.ts";

/** What nginx adds to a message, in its order, and the columns that it feeds. */
const CONTEXT = [
  [", client: ", "client"],
  [", server: ", "service"],
  [", request: ", "request"],
  [", subrequest: ", "subrequest"],
  [", upstream: ", "upstream"],
  [", host: ", "host"],
  [", referrer: ", "referer"],
] as const;

/**
 * Makes the layout of nginx's error log: `timestamp`, `level`, `pid`, `thread`,
 * `connection`, `message`, and what follows the message as `client`, `service`
 * (the server's name), `request`, `subrequest`, `upstream`, `host`, `referer`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { nginxErrorLog } from "./error_logs.ts";
 *
 * const entries = new EntryColumns();
 * nginxErrorLog().read(
 *   '2023/11/20 08:40:50 [error] 7#0: *1 timed out, client: ::1, server: shop, request: "GET /a HTTP/1.1"',
 *   entries,
 * );
 *
 * assertEquals(entries.get("message"), "timed out");
 * assertEquals(entries.get("request"), "GET /a HTTP/1.1");
 * ```
 */
export function nginxErrorLog(): Layout {
  return patternLayout({
    name: "nginx error log",
    pattern:
      /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d) \[(\w{1,9})\] (\d{1,10})#(\d{1,10}): (?:\*(\d{1,18}) )?/,
    columns: ["timestamp", "level", "pid", "thread", "connection"],
    readRest: setNginxRest,
  });
}

function setNginxRest(rest: string, entries: EntryColumns): void {
  const found: { column: string; at: number; from: number }[] = [];
  let place = 0;
  for (const [words, column] of CONTEXT) {
    const at = rest.indexOf(words, place);
    if (at < 0) continue;
    found.push({ column, at, from: at + words.length });
    place = at + words.length;
  }
  entries.set("message", rest.slice(0, found[0]?.at));
  found.forEach(({ column, from }, index) => {
    const value = rest.slice(from, found[index + 1]?.at);
    setField(entries, column, withoutQuotes(value));
  });
}

function withoutQuotes(text: string): string {
  const quoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return quoted ? text.slice(1, -1) : text === "_" ? "" : text;
}

/**
 * Makes the layout of Apache's error log, 2.2 and 2.4: `timestamp`, `service`
 * (the module, from 2.4 on), `level`, `pid`, `thread`, `client`, `message`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { apacheErrorLog } from "./error_logs.ts";
 *
 * const entries = new EntryColumns();
 * apacheErrorLog().read(
 *   "[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 7:tid 8] [client 10.0.0.1:9] AH1: late",
 *   entries,
 * );
 *
 * assertEquals(entries.get("timestamp"), "Fri Sep 09 10:42:29.902022 2011");
 * assertEquals(entries.get("service"), "core");
 * assertEquals(entries.get("message"), "AH1: late");
 * ```
 */
export function apacheErrorLog(): Layout {
  return patternLayout({
    name: "Apache error log",
    pattern:
      /^\[([A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})? \d{4})\] \[(?:(?:-|([\w.]{0,64})):)?(\w{1,9})\] (?:\[pid (\d{1,10})(?::tid (\d{1,20}))?\] )?(?:\[(?:client|remote) ([^\]]{1,64})\] )?/,
    columns: ["timestamp", "service", "level", "pid", "thread", "client"],
  });
}
