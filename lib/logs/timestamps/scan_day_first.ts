import { codeAt, countDigits, digitsAt, isDigit } from "./digits.ts";
import { monthAt } from "./calendar_words.ts";
import { fullYear } from "./full_year.ts";
import { scanClock } from "./scan_clock.ts";
import { scanTail } from "./scan_tail.ts";
import { scanZone } from "./scan_zone.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

const SPACE = 32;
const SLASH = 47;

/**
 * Scans a timestamp that begins with a day and the name of a month:
 * `17/May/2015:10:05:03 +0000`, `04 Dec 2005 04:47:44 GMT`,
 * `20-NOV-23 08.40.50.123 AM`, `20 Nov 08:40:50.123`.
 *
 * @returns Where it ends; -1 if there is none.
 */
export function scanDayFirst(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  const dayDigits = countDigits(text, at, 3);
  if (dayDigits === 0 || dayDigits > 2) return -1;
  const separator = codeAt(text, at + dayDigits);
  const month = monthAt(text, at + dayDigits + 1);
  if (month === 0) return -1;
  fields.day = digitsAt(text, at, dayDigits);
  fields.month = month >> 4;
  let end = at + dayDigits + 1 + (month & 15);
  if (codeAt(text, end) === 46) end++;
  if (codeAt(text, end) !== separator) return -1;
  end++;
  const yearDigits = countDigits(text, end, 5);
  if (separator === SPACE && codeAt(text, end + yearDigits) === 58) {
    return scanYearless(text, end, fields);
  }
  if (yearDigits !== 4 && yearDigits !== 2) return -1;
  fields.year = fullYear(digitsAt(text, end, yearDigits), yearDigits);
  end += yearDigits;
  const log = separator === SLASH && codeAt(text, end) === 58;
  fields.form = log ? "Common Log Format" : "day, month's name, year";
  const tail = scanTail(text, end, fields);
  // A bare `17 May 15` could be anything.
  return tail === end && (yearDigits === 2 || isDigit(codeAt(text, end)))
    ? -1
    : tail;
}

function scanYearless(text: string, at: number, fields: TimestampFields) {
  const end = scanClock(text, at, fields);
  if (end < 0) return -1;
  fields.form = "day, month's name without a year";
  return scanZone(text, end, fields);
}
