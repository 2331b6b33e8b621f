import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit } from "./characters.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { OpenColumns } from "./open_columns.ts";
import { setField } from "./set_field.ts";
import { priorityEnd, setPriority } from "./syslog_priority.ts";
import { readStructuredData } from "./structured_data.ts";

const HEADER = ["timestamp", "host", "service", "pid", "message_id"];

/**
 * Makes the layout of the newer syslog (RFC 5424): `facility`, `severity` (0 to
 * 7), `timestamp`, `host`, `service` (the app), `pid`, `message_id`, structured
 * data under dotted names (`request@32473.path`), `message`. A length before
 * each message (octet counting) is skipped.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { syslog5424 } from "./syslog_5424.ts";
 *
 * const entries = new EntryColumns();
 * syslog5424().read(
 *   '<165>1 2003-10-11T22:14:15.003Z db1 shop 7 - [req@1 path="/a"] slow',
 *   entries,
 * );
 *
 * assertEquals(entries.get("service"), "shop");
 * assertEquals(entries.get("req@1.path"), "/a");
 * assertEquals(entries.get("message"), "slow");
 * ```
 */
export function syslog5424(): Layout {
  const open = new OpenColumns();
  return defineLayout({
    name: "syslog (RFC 5424)",
    beginsEntry: (line) => HEADED.test(line),
    readLine(line, entries) {
      if (!HEADED.test(line)) return "no RFC 5424 header";
      const text = isDigit(line.charCodeAt(0))
        ? line.slice(line.indexOf("<"))
        : line;
      setPriority(entries, text, priorityEnd(text));
      const at = setHeader(entries, text);
      if (at < 0) return "too few fields in the RFC 5424 header";
      const end = readStructuredData(
        text,
        at,
        (name, value) => open.set(entries, name, value),
      );
      if (end < 0) return "structured data without an end";
      setField(entries, "message", withoutMark(text, end));
      return undefined;
    },
  });
}

const HEADED = /^(?:\d{1,6} )?<\d{1,3}>[1-9]\d? (?:-|\d{4}-\d\d-\d\dT)/;

/** Reads the five words of the header; gives the place behind them. */
function setHeader(entries: EntryColumns, line: string): number {
  let at = line.indexOf(" ") + 1;
  for (const name of HEADER) {
    const end = line.indexOf(" ", at);
    if (end < 0) return -1;
    setField(entries, name, line.slice(at, end));
    at = end + 1;
  }
  return at;
}

/** The message, without the byte order mark that says that it is UTF-8. */
function withoutMark(line: string, end: number): string {
  const at = line.charCodeAt(end) === CHAR.SPACE ? end + 1 : end;
  return line.slice(line.charCodeAt(at) === 0xfeff ? at + 1 : at);
}
