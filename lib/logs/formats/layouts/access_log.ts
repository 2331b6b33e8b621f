import type { EntryColumns } from "../entry_columns.ts";
import { setAccessExtras } from "./access_extras.ts";
import { CHAR, isDigit, isNumber } from "./characters.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { OpenColumns } from "./open_columns.ts";
import { FIELD, QuotedFields } from "./quoted_fields.ts";
import { setField, setFieldPart } from "./set_field.ts";
import { setRequestPart } from "./set_request.ts";

/** How many opening brackets before the time are tried; a user's name may hold some. */
const MOST_BRACKETS = 3;

/**
 * Makes the layout of access logs in the common log format and what builds on
 * it, as nginx, Apache, Tomcat, Traefik and the Kubernetes ingress write them:
 * an optional virtual host (`service`), `client`, `ident`, `user`, `timestamp`,
 * `method`, `path`, `query`, `protocol`, `status`, `bytes`, `referer`,
 * `user_agent`, and what {@linkcode setAccessExtras} finds behind them.
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
  const extras = new OpenColumns();
  return defineLayout({
    name: "access log",
    beginsEntry: (line) => findTime(line) > 0,
    readLine(line, entries) {
      const open = findTime(line);
      if (open < 1) return "no time in brackets";
      const close = line.indexOf("]", open);
      fields.split(line, close + 1);
      if (!hasRequestAndStatus(fields)) return "no request and status";
      setWho(
        entries,
        line,
        line.charCodeAt(open - 1) === CHAR.SPACE ? open - 1 : open,
      );
      entries.setPart("timestamp", line, open + 1, close);
      setRequestPart(entries, line, fields.start(0), fields.end(0));
      fields.set(entries, "status", 1);
      if (fields.count > 2) fields.set(entries, "bytes", 2);
      setAccessExtras(entries, fields, extras);
      return undefined;
    },
  });
}

/** Where the bracket before the time is; -1 where there is none. */
function findTime(line: string): number {
  let open = line.indexOf("[");
  for (let tried = 0; open >= 0 && tried < MOST_BRACKETS; tried++) {
    if (isTime(line, open + 1)) return open;
    open = line.indexOf("[", open + 1);
  }
  return -1;
}

/** Whether `17/May/2015:10:05:03 +0000]` or `2015-05-17T10:05:03+00:00]` begins at a place. */
function isTime(line: string, at: number): boolean {
  if (!isDigit(line.charCodeAt(at))) return false;
  const slash = line.charCodeAt(at + 2) === CHAR.SLASH &&
    line.charCodeAt(at + 6) === CHAR.SLASH &&
    line.charCodeAt(at + 11) === CHAR.COLON;
  const iso = line.charCodeAt(at + 4) === CHAR.DASH &&
    line.charCodeAt(at + 13) === CHAR.COLON;
  if (!slash && !iso) return false;
  return line.charCodeAt(at + 26) === CHAR.CLOSE_BRACKET ||
    line.slice(at + 17, at + 40).includes("]");
}

function hasRequestAndStatus(fields: QuotedFields): boolean {
  return fields.count >= 2 && fields.kind(0) === FIELD.QUOTED &&
    isStatus(fields.line, fields.start(1), fields.end(1));
}

/** Whether three digits, `-` or `0` stand in a part of a line. */
function isStatus(line: string, start: number, end: number): boolean {
  if (end === start + 3) return isNumber(line, start, end);
  const unit = line.charCodeAt(start);
  return end === start + 1 && (unit === CHAR.DASH || unit === CHAR.ZERO);
}

/** Reads what stands before the time, up to `end`: usually `client - user`. */
function setWho(entries: EntryColumns, line: string, end: number): void {
  const space = line.indexOf(" ");
  const plain = line.startsWith(" - ", space) && space + 3 < end;
  const listed = line.charCodeAt(space - 1) === CHAR.COMMA;
  if (!plain || listed) {
    const who = line.slice(0, end);
    const prefixed = PREFIX.exec(who);
    return setWords(entries, who.slice(prefixed?.[0].length ?? 0));
  }
  setFieldPart(entries, "client", line, 0, space);
  setFieldPart(entries, "user", line, space + 3, end);
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
