import { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isNumberAt, passSpaces, placeOf } from "./characters.ts";
import { defineInPlace, type InPlaceLayout } from "./in_place_layout.ts";
import { uptimeEnd } from "./kernel_log.ts";
import { setLeadingLevel } from "./leading_level.ts";
import { levelEnd } from "./level_words.ts";
import { setFieldAt } from "./set_field.ts";
import { spacedTag } from "./spaced_tag.ts";
import { priorityEnd, setPriority } from "./syslog_priority.ts";
import { SyslogTag } from "./syslog_tag.ts";
import { syslogTimeEnd } from "./syslog_time.ts";

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
export function syslog3164(): InPlaceLayout {
  const tag = new SyslogTag();
  return defineInPlace({
    name: "syslog (RFC 3164)",
    beginsEntryAt: ({ units }, start, end) =>
      syslogTimeEnd(units, priorityEnd(units, start, end), end) > 0,
    readLineAt(lines, start, end, entries) {
      const { text, units } = lines;
      const time = priorityEnd(units, start, end);
      const timeEnd = syslogTimeEnd(units, time, end);
      if (timeEnd < 0) return "no syslog time at its beginning";
      setPriority(entries, units, start, time);
      entries.setPart("timestamp", text, time, timeEnd);
      setRest(entries, lines, passSpaces(units, timeEnd, end), end, tag);
      return undefined;
    },
  });
}

/** Whether a syslog line names its process, as most in a syslog file do. */
export function namesProcess(line: string): boolean {
  const lines = TextLines.of([line]);
  const { units } = lines;
  const end = line.length;
  const timeEnd = syslogTimeEnd(units, priorityEnd(units, 0, end), end);
  if (timeEnd < 0) return false;
  const first = passSpaces(units, timeEnd, end);
  const isBracket = first < end &&
    (units[first] === CHAR.OPEN_BRACKET || units[first] === CHAR.LESS);
  const level = isBracket ? first + 1 : first;
  if (levelEnd(units, level, end) > 0) return false;
  const hostEnd = placeOf(CHAR.SPACE, units, first, end);
  const second = passSpaces(units, hostEnd, end);
  // No host is called so, and no process like a level behind it.
  if (isBracket && levelEnd(units, second, end) > 0) return false;
  const tag = new SyslogTag();
  return tag.find(lines, first, end) || tag.find(lines, second, end);
}

function setRest(
  entries: EntryColumns,
  lines: TextLines,
  at: number,
  end: number,
  tag: SyslogTag,
): void {
  const { text, units } = lines;
  let start = at;
  let isTagged = tag.find(lines, at, end);
  if (!isTagged && (at >= end || units[at] !== CHAR.COLON)) {
    const hostEnd = placeOf(CHAR.SPACE, units, at, end);
    setFieldAt(entries, "host", lines, at, hostEnd);
    start = passSpaces(units, hostEnd, end);
    isTagged = tag.find(lines, start, end) || spacedTag(lines, start, tag);
  }
  if (isTagged) {
    entries.setPart("service", text, start, tag.processEnd);
    if (tag.moduleEnd > tag.moduleStart) {
      entries.setPart("module", text, tag.moduleStart, tag.moduleEnd);
    }
    if (isNumberAt(units, tag.pidStart, tag.pidEnd)) {
      entries.setPart("pid", text, tag.pidStart, tag.pidEnd);
    }
    start = passSpaces(units, tag.end, end);
  }
  const uptime = uptimeEnd(units, start, end);
  if (uptime > start) {
    const seconds = passSpaces(units, start + 1, end);
    entries.setPart("uptime_s", text, seconds, uptime - 2);
    start = uptime;
  }
  setLeadingLevel(entries, lines, start, end);
  entries.setPart("message", text, start, end);
}
