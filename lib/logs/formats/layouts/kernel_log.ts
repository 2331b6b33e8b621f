import { unitsOf } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit } from "./characters.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { priorityEnd, setPriority } from "./syslog_priority.ts";

/**
 * Makes the layout of what `dmesg` prints: `uptime_s`, the seconds since the
 * machine was started, `service` where the message names a part of the kernel, a
 * device or a process (`usb 1-1:`, `EXT4-fs (sda1):`, `systemd[1]:`), `message`;
 * `facility` and `severity` with `-r`, `facility` and `level` with `-x`; `caller`
 * where the kernel is told to say it.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { kernelLog } from "./kernel_log.ts";
 *
 * const entries = new EntryColumns();
 * kernelLog().read("[    1.303455] usb 1-1: new device", entries);
 *
 * assertEquals(entries.get("uptime_s"), "1.303455");
 * assertEquals(entries.get("service"), "usb");
 * assertEquals(entries.get("message"), "usb 1-1: new device");
 * ```
 */
export function kernelLog(): Layout {
  return defineLayout({
    name: "kernel log",
    beginsEntry: (line) => headerEnd(line) > 0,
    readLine(line, entries) {
      const units = unitsOf(line);
      const start = priorityEnd(units, 0, units.length);
      HEADER.lastIndex = start;
      const match = HEADER.exec(line);
      if (match === null) return "no seconds since boot at its beginning";
      setPriority(entries, units, 0, start);
      const [, facility, level, uptime, caller] = match;
      if (facility !== undefined) entries.set("facility", facility);
      if (level !== undefined) entries.set("level", level);
      entries.set("uptime_s", uptime);
      if (caller !== undefined) entries.set("caller", caller);
      setPart(entries, line, HEADER.lastIndex);
      entries.setPart("message", line, HEADER.lastIndex, line.length);
      return undefined;
    },
  });
}

/**
 * Where the seconds since boot end, in brackets and with a space behind them, that
 * begin at a place of a line; `at` where none do.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unitsOf } from "../../bytes/text_lines.ts";
 * import { uptimeEnd } from "./kernel_log.ts";
 *
 * assertEquals(uptimeEnd(unitsOf("[   12.345678] up"), 0, 17), 15);
 * assertEquals(uptimeEnd(unitsOf("[main] up"), 0, 9), 0);
 * ```
 */
export function uptimeEnd(units: Uint8Array, at: number, end: number): number {
  if (at >= end || units[at] !== CHAR.OPEN_BRACKET) return at;
  let place = at + 1;
  while (place < end && units[place] === CHAR.SPACE && place < at + 9) place++;
  const start = place;
  while (place < end && isDigit(units[place]) && place < start + 9) place++;
  if (place === start || units[place] !== CHAR.DOT) return at;
  const point = place++;
  while (place < end && isDigit(units[place]) && place <= point + 6) place++;
  const isClosed = place === point + 7 && place + 1 < end &&
    units[place] === CHAR.CLOSE_BRACKET && units[place + 1] === CHAR.SPACE;
  return isClosed ? place + 2 : at;
}

function headerEnd(line: string): number {
  const at = priorityEnd(unitsOf(line), 0, line.length);
  const unit = line.charCodeAt(at);
  if (unit === CHAR.OPEN_BRACKET) {
    const next = line.charCodeAt(at + 1);
    if (next !== CHAR.SPACE && !isDigit(next)) return -1;
  } else if (!(unit >= 97 && unit <= 122)) return -1;
  HEADER.lastIndex = at;
  return HEADER.test(line) ? HEADER.lastIndex : -1;
}

const HEADER =
  /(?:([a-z]\w{1,9}) {0,3}:([a-z]{3,7}) {0,3}: )?\[ {0,8}(\d{1,9}\.\d{3,6})\](?:\[ {0,8}([TC]\d{1,9})\])? ?/y;

/** The first word of a prefix that ends with a colon, if it is no sentence's. */
function setPart(entries: EntryColumns, line: string, at: number): void {
  PART.lastIndex = at;
  const part = PART.exec(line)?.[1];
  if (part !== undefined) entries.set("service", part);
}

const PART =
  /([A-Za-z][\w/.-]{1,40})(?: (?=\S{0,30}[\d(])[^\s[\]]{1,30})?(?:\[\d{1,10}\])?: /y;
