import type { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { AccessExtras } from "./access_extras.ts";
import { AccessTimes } from "./access_times.ts";
import { CHAR, isNumberAt, placeOf } from "./characters.ts";
import { defineInPlace } from "./in_place_layout.ts";
import type { Layout } from "./layout.ts";
import { FIELD, QuotedFields } from "./quoted_fields.ts";
import { setField, setFieldAt } from "./set_field.ts";
import { setRequestAt } from "./set_request.ts";

/**
 * Makes the layout of access logs in the common log format and what builds on
 * it, as nginx, Apache, Tomcat, Traefik and the Kubernetes ingress write them:
 * an optional virtual host (`service`), `client`, `ident`, `user`, `timestamp`,
 * `method`, `path`, `query`, `protocol`, `status`, `bytes`, `referer`,
 * `user_agent`, and what {@linkcode AccessExtras} finds behind them.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { accessLog } from "./access_log.ts";
 *
 * const entries = new EntryColumns();
 * accessLog().read(
 *   '10.0.0.1 - eve [17/May/2015:10:05:03 +0000] "GET /a?b=1 HTTP/1.1" 200 42',
 *   entries,
 * );
 *
 * assertEquals(entries.get("timestamp"), "17/May/2015:10:05:03 +0000");
 * assertEquals(entries.get("message"), "GET /a");
 * assertEquals(entries.get("status"), "200");
 * ```
 */
export function accessLog(): Layout {
  const fields = new QuotedFields();
  const extras = new AccessExtras();
  const times = new AccessTimes();
  return defineInPlace({
    name: "access log",
    beginsEntryAt: (lines, start, end) => times.find(lines, start, end) > start,
    readLineAt(lines, start, end, entries) {
      const { text, units } = lines;
      const open = times.find(lines, start, end);
      if (open <= start) return "no time in brackets";
      const close = placeOf(CHAR.CLOSE_BRACKET, units, open, end);
      fields.split(lines, close + 1, end);
      if (!hasRequestAndStatus(fields)) return "no request and status";
      const spaced = units[open - 1] === CHAR.SPACE;
      setWho(entries, lines, start, spaced ? open - 1 : open);
      entries.setPart("timestamp", text, open + 1, close);
      setRequestAt(entries, lines, fields.start(0), fields.end(0));
      fields.set(entries, "status", 1);
      if (fields.count > 2) fields.set(entries, "bytes", 2);
      extras.set(entries, fields);
      return undefined;
    },
  });
}

function hasRequestAndStatus(fields: QuotedFields): boolean {
  return fields.count >= 2 && fields.kind(0) === FIELD.QUOTED &&
    isStatus(fields.lines.units, fields.start(1), fields.end(1));
}

/** Whether three digits, `-` or `0` stand in a part of a line. */
function isStatus(units: Uint8Array, start: number, end: number): boolean {
  if (end === start + 3) return isNumberAt(units, start, end);
  const unit = units[start];
  return end === start + 1 && (unit === CHAR.DASH || unit === CHAR.ZERO);
}

/** Reads what stands before the time, up to `end`: usually `client - user`. */
function setWho(
  entries: EntryColumns,
  lines: TextLines,
  start: number,
  end: number,
): void {
  const { text, units } = lines;
  const space = placeOf(CHAR.SPACE, units, start, end);
  const plain = space + 3 < end && units[space + 1] === CHAR.DASH &&
    units[space + 2] === CHAR.SPACE;
  const listed = units[space - 1] === CHAR.COMMA;
  if (!plain || listed) {
    const who = text.slice(start, end);
    const prefixed = PREFIX.exec(who);
    return setWords(entries, who.slice(prefixed?.[0].length ?? 0));
  }
  setFieldAt(entries, "client", lines, start, space);
  setFieldAt(entries, "user", lines, space + 3, end);
}

/** What a log collector puts before the line: `Mar 12 08:15:02 web1 nginx: `, `web-1 | `. */
const PREFIX = /^[^"[]{0,160}?(?:[\w\])]: |\| )(?=\S)/;

/** Reads `[vhost] client ident user`; a user's name may hold spaces, a list of clients commas. */
function setWords(entries: EntryColumns, who: string): void {
  const words = who.split(" ", 12);
  let place = 0;
  const hosted = words[1] !== "-" && words[2] === "-" ||
    VIRTUAL_HOST.test(words[0]);
  if (words.length > 3 && hosted && !words[0].endsWith(",")) {
    setField(entries, "service", words[place++]);
  }
  let client = words[place++];
  while (client.endsWith(",") && place < words.length) {
    client += ` ${words[place++]}`;
  }
  setField(entries, "client", client);
  if (place + 1 < words.length) setField(entries, "ident", words[place++]);
  setField(entries, "user", words.slice(place).join(" "));
}

const VIRTUAL_HOST = /^(?![\d.:]+$)[\w.-]+:\d{1,5}$/;
