import {
  codeAt,
  countDigits,
  digitsAt,
  isDigit,
  isLetter,
  skipSpaces,
} from "./digits.ts";
import { monthAt, weekdayAt } from "./calendar_words.ts";
import { scanDayFirst } from "./scan_day_first.ts";
import { scanClock } from "./scan_clock.ts";
import { scanTail } from "./scan_tail.ts";
import { scanZone } from "./scan_zone.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

/**
 * Scans a timestamp that begins with the name of a weekday or a month:
 * `Sun Dec 04 04:47:44 2005`, `Sun, 04 Dec 2005 04:47:44 GMT`,
 * `Jun 14 15:16:01`, `Nov 20, 2023 8:40:50 PM`.
 *
 * @returns Where it ends; -1 if there is none.
 */
export function scanMonthName(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  const weekday = weekdayAt(text, at);
  if (weekday === 0) return scanMonthDay(text, at, fields, false);
  let start = at + (weekday & 15);
  const mark = codeAt(text, start);
  if (mark === 44 || mark === 46) start++;
  start = skipSpaces(text, start);
  if (isDigit(codeAt(text, start))) {
    const end = scanDayFirst(text, start, fields);
    if (end >= 0) fields.form = "RFC 2822";
    return end;
  }
  return scanMonthDay(text, start, fields, true);
}

function scanMonthDay(
  text: string,
  at: number,
  fields: TimestampFields,
  weekday: boolean,
): number {
  const month = monthAt(text, at);
  if (month === 0) return -1;
  let end = at + (month & 15);
  if (codeAt(text, end) === 46) end++;
  const dayAt = skipSpaces(text, end);
  const dayDigits = countDigits(text, dayAt, 3);
  if (dayAt === end || dayDigits === 0 || dayDigits > 2) return -1;
  fields.month = month >> 4;
  fields.day = digitsAt(text, dayAt, dayDigits);
  end = dayAt + dayDigits;
  if (codeAt(text, end) === 44) end++;
  const next = skipSpaces(text, end);
  if (next === end) return -1;
  const year = yearAt(text, next);
  if (year < 0) return scanClockThenYear(text, next, fields, weekday);
  fields.year = year;
  fields.form = weekday
    ? "weekday, month's name, day, year"
    : "month's name, day, year";
  return scanTail(text, next + 4, fields);
}

function scanClockThenYear(
  text: string,
  at: number,
  fields: TimestampFields,
  weekday: boolean,
): number {
  const clockEnd = scanClock(text, at, fields);
  if (clockEnd < 0) return -1;
  const end = scanZone(text, clockEnd, fields);
  const year = codeAt(text, end) === 32 ? yearAt(text, end + 1) : -1;
  if (year < 1970) {
    fields.form = weekday
      ? "weekday, month's name, day without a year"
      : "syslog without a year";
    return end;
  }
  fields.year = year;
  fields.form = weekday ? "ctime" : "month's name, day, time, year";
  return end + 5;
}

/** Four digits that stand alone; -1 if there are none. */
function yearAt(text: string, at: number): number {
  if (countDigits(text, at, 5) !== 4) return -1;
  const next = codeAt(text, at + 4);
  if (isLetter(next) && (next | 32) !== 116) return -1;
  return digitsAt(text, at, 4);
}
