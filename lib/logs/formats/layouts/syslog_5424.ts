import type { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit, placeOf } from "./characters.ts";
import { digitShape } from "./digit_shape.ts";
import { defineInPlace, type InPlaceLayout } from "./in_place_layout.ts";
import { OpenColumns } from "./open_columns.ts";
import { setFieldAt } from "./set_field.ts";
import { readStructuredData } from "./structured_data.ts";
import { priorityEnd, setPriority } from "./syslog_priority.ts";

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
export function syslog5424(): InPlaceLayout {
  const open = new OpenColumns();
  return defineInPlace({
    name: "syslog (RFC 5424)",
    beginsEntryAt: ({ units }, start, end) => versionAt(units, start, end) > 0,
    readLineAt(lines, start, end, entries) {
      const { units } = lines;
      const version = versionAt(units, start, end);
      if (version < 0) return "no RFC 5424 header";
      setPriority(entries, units, countEnd(units, start, end), version);
      const at = setHeader(entries, lines, version, end);
      if (at < 0) return "too few fields in the RFC 5424 header";
      const place = readStructuredData(
        lines,
        at,
        end,
        (name, text, from, to) => open.setPart(entries, name, text, from, to),
      );
      if (place < 0) return "structured data without an end";
      const message = messageStart(lines, place, end);
      setFieldAt(entries, "message", lines, message, end);
      return undefined;
    },
  });
}

/** Where the version stands, between the priority and a time or `-`; -1 for another beginning. */
function versionAt(units: Uint8Array, start: number, end: number): number {
  const priority = countEnd(units, start, end);
  const version = priorityEnd(units, priority, end);
  const isFirst = units[version] > CHAR.ZERO && isDigit(units[version]);
  if (version === priority || version >= end || !isFirst) return -1;
  const space = isDigit(units[version + 1]) ? version + 2 : version + 1;
  const headed = hasNoTime(units, space, end) || hasDay(units, space, end);
  return headed ? version : -1;
}

const hasNoTime = digitShape(" -");
const hasDay = digitShape(" 0000-00-00T");

/** The place behind the length that may stand before a message. */
function countEnd(units: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + MOST_COUNT);
  let at = start;
  while (at < limit && isDigit(units[at])) at++;
  return at > start && at < end && units[at] === CHAR.SPACE ? at + 1 : start;
}

/** The most digits of a length. */
const MOST_COUNT = 6;

/** Reads the five words of the header; gives the place behind them. */
function setHeader(
  entries: EntryColumns,
  lines: TextLines,
  version: number,
  end: number,
): number {
  const { units } = lines;
  let at = placeOf(CHAR.SPACE, units, version, end) + 1;
  for (const name of HEADER) {
    const wordEnd = placeOf(CHAR.SPACE, units, at, end);
    if (wordEnd >= end) return -1;
    setFieldAt(entries, name, lines, at, wordEnd);
    at = wordEnd + 1;
  }
  return at;
}

/** Where the message begins, without the byte order mark that says that it is UTF-8. */
function messageStart(
  { text, units }: TextLines,
  at: number,
  end: number,
): number {
  const start = at < end && units[at] === CHAR.SPACE ? at + 1 : at;
  return start < end && text[start] === "\ufeff" ? start + 1 : start;
}
