import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit, isNumber, skipSpaces } from "./characters.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { uptimeEnd } from "./kernel_log.ts";
import { leadingLevel } from "./leading_level.ts";
import { levelEnd } from "./level_words.ts";
import { setField } from "./set_field.ts";
import { priorityEnd, setPriority } from "./syslog_priority.ts";
import { spacedTag, syslogTag } from "./syslog_tag.ts";

/**
 * Makes the layout of the older syslog (RFC 3164), of `journalctl` and of macOS:
 * an optional `<PRI>` (`facility`, `severity` as the number 0 to 7), `timestamp`
 * (`Nov  9 08:40:50`, also with a year, or ISO 8601), an optional `host`,
 * `process(module)[pid]:` (`service`, `module`, `pid`), `message`. A line
 * without a process keeps the rest as its message. The kernel's seconds since boot
 * are `uptime_s`. A message that begins with a
 * level in capitals or brackets gives `level`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { syslog3164 } from "./syslog_3164.ts";
 *
 * const entries = new EntryColumns();
 * syslog3164().read("<34>Nov  9 08:40:50 db1 su(pam_unix)[7]: failed", entries);
 *
 * assertEquals(entries.get("severity"), "2");
 * assertEquals(entries.get("service"), "su");
 * assertEquals(entries.get("message"), "failed");
 * ```
 */
export function syslog3164(): Layout {
  return defineLayout({
    name: "syslog (RFC 3164)",
    beginsEntry: (line) => timeEnd(line, priorityEnd(line)) > 0,
    readLine(line, entries) {
      const start = priorityEnd(line);
      const end = timeEnd(line, start);
      if (end < 0) return "no syslog time at its beginning";
      setPriority(entries, line, start);
      entries.set("timestamp", line.slice(start, end));
      setRest(entries, line, skipSpaces(line, end));
      return undefined;
    },
  });
}

/** Whether a syslog line names its process, as most in a syslog file do. */
export function namesProcess(line: string): boolean {
  const end = timeEnd(line, priorityEnd(line));
  if (end < 0) return false;
  const first = skipSpaces(line, end);
  const unit = line.charCodeAt(first);
  const bracket = unit === CHAR.OPEN_BRACKET || unit === CHAR.LESS;
  if (levelEnd(line, bracket ? first + 1 : first) > 0) return false;
  const second = skipSpaces(line, wordEnd(line, first));
  // No host is called so, and no process like a level behind it.
  if (bracket && levelEnd(line, second) > 0) return false;
  return syslogTag(line, first) !== null || syslogTag(line, second) !== null;
}

/** Where `Nov  9 08:40:50`, `Nov 9 2023 08:40:50.123` or an ISO time ends; -1 for another beginning. */
function timeEnd(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  const pattern = isDigit(unit) ? ISO : BSD;
  if (!(unit >= 49 && unit <= 57) && !(unit >= 65 && unit <= 83)) return -1;
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : -1;
}

const BSD =
  /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2}(?: \d{4})? \d\d:\d\d:\d\d(?:\.\d{1,9})?(?=[ :]|$)/y;
const ISO =
  /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?= )/y;

function setRest(entries: EntryColumns, line: string, at: number): void {
  let tag = syslogTag(line, at);
  let place = at;
  if (tag === null && line.charCodeAt(at) !== CHAR.COLON) {
    const hostEnd = wordEnd(line, at);
    setField(entries, "host", line.slice(at, hostEnd));
    place = skipSpaces(line, hostEnd);
    tag = syslogTag(line, place) ?? spacedTag(line, place);
  }
  if (tag !== null) {
    entries.set("service", tag.process);
    if (tag.module !== "") entries.set("module", tag.module);
    if (isNumber(tag.pid, 0, tag.pid.length)) entries.set("pid", tag.pid);
    place = skipSpaces(line, tag.end);
  }
  const uptime = uptimeEnd(line, place);
  if (uptime > place) {
    entries.set("uptime_s", line.slice(place + 1, uptime - 2).trimStart());
    place = uptime;
  }
  const level = leadingLevel(line, place);
  if (level !== null) entries.set("level", level);
  entries.set("message", line.slice(place));
}

function wordEnd(line: string, at: number): number {
  const end = line.indexOf(" ", at);
  return end < 0 ? line.length : end;
}
