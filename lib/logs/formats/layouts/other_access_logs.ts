import type { EntryColumns } from "../entry_columns.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { patternLayout } from "./pattern_layout.ts";
import { setRequest } from "./set_request.ts";

/**
 * Makes the layouts of other access logs: Squid's (`timestamp` in seconds since
 * 1970, `duration_ms`, `client`, `result`, `status`, `bytes`), that of Go's
 * Gin (`timestamp`, `status`, `duration`, `client`) and those of Python's
 * development servers, Django's and Flask's (`client`, `timestamp`, `status`,
 * `bytes`); all with the request's parts.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { otherAccessLogs } from "./other_access_logs.ts";
 *
 * const [, gin] = otherAccessLogs();
 * const entries = new EntryColumns();
 * gin.read('[GIN] 2024/03/12 - 08:15:02 | 200 | 1.2ms | ::1 | GET "/a?b=1"', entries);
 *
 * assertEquals(entries.get("timestamp"), "2024/03/12 08:15:02");
 * assertEquals(entries.get("message"), "GET /a");
 * ```
 */
export function otherAccessLogs(): Layout[] {
  return [squidLog(), ginLog(), pythonLog()];
}

function squidLog(): Layout {
  return patternLayout({
    name: "Squid access log",
    pattern:
      /^(\d{9,10}\.\d{3}) {1,9}(-?\d{1,9}) (\S{1,80}) ([A-Z_]{3,60})\/(\d{3}) (\d{1,15}) (?=[A-Z])/,
    columns: [
      "timestamp",
      "duration_ms",
      "client",
      "result",
      "status",
      "bytes",
    ],
    readRest(rest, entries) {
      const method = rest.indexOf(" ");
      const end = rest.indexOf(" ", method + 1);
      setRequest(entries, rest.slice(0, end < 0 ? rest.length : end));
    },
  });
}

const GIN =
  /^\[GIN\] (\d{4}\/\d\d\/\d\d) - (\d\d:\d\d:\d\d) \| {0,9}(\d{3}) {0,9}\| {0,20}(\S{1,30}) {0,20}\| {0,40}(\S{1,80}) {0,40}\| {0,9}([A-Z]{1,20}) {1,20}"?([^"]{0,8192})/;

function ginLog(): Layout {
  return defineLayout({
    name: "Gin access log",
    beginsEntry: (line) => GIN.test(line),
    readLine(line, entries) {
      const match = GIN.exec(line);
      if (match === null) return "not what Gin writes";
      setGin(entries, match);
      return undefined;
    },
  });
}

function setGin(entries: EntryColumns, match: RegExpExecArray): void {
  const [, date, time, status, duration, client, method, path] = match;
  entries.set("timestamp", `${date} ${time}`);
  entries.set("status", status);
  entries.set("duration", duration);
  entries.set("client", client);
  setRequest(entries, `${method} ${path}`);
}

const PYTHON =
  /^(?:(\S{1,80}) \S{1,80} \S{1,80} )?\[(\d{1,2}\/[A-Z][a-z]{2}\/\d{4} \d\d:\d\d:\d\d)\] "(.{0,8192})" (\d{3}) (\d{1,15}|-)$/;

function pythonLog(): Layout {
  return defineLayout({
    name: "Python access log",
    beginsEntry: (line) => PYTHON.test(line),
    readLine(line, entries) {
      const match = PYTHON.exec(line);
      if (match === null) return "not what Python's servers write";
      const [, client, time, request, status, bytes] = match;
      if (client !== undefined) entries.set("client", client);
      entries.set("timestamp", time);
      setRequest(entries, request);
      entries.set("status", status);
      if (bytes !== "-") entries.set("bytes", bytes);
      return undefined;
    },
  });
}
