import { codeAt, digitsAt, isDigit } from "./digits.ts";
import { LAST_YEAR } from "./civil_time.ts";
import { fullYear } from "./full_year.ts";
import { scanClock, scanFraction } from "./scan_clock.ts";
import { scanTail } from "./scan_tail.ts";
import { scanZone } from "./scan_zone.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

/**
 * Scans a timestamp whose date is digits without separators: `20231120T084050Z`,
 * `20171223-22:15:29:606`, `20231120084050`, `081109 203615`, and glog's
 * `1120 08:40:50.123456`.
 *
 * @param digits How many digits there are at `at`.
 * @returns Where it ends; -1 if there is none.
 */
export function scanCompact(
  text: string,
  at: number,
  digits: number,
  fields: TimestampFields,
): number {
  if (digits === 4) return scanGlog(text, at, fields);
  if (digits === 6) return scanSixDigits(text, at, fields);
  fields.year = digitsAt(text, at, 4);
  fields.month = digitsAt(text, at + 4, 2);
  fields.day = digitsAt(text, at + 6, 2);
  fields.form = "digits of date and time";
  if (!isPlausible(fields)) return -1;
  if (digits === 8) {
    const end = scanTail(text, at + 8, fields);
    if (fields.hasClock) fields.form = "ISO 8601 basic";
    return end;
  }
  if (digits !== 12 && digits !== 14 && digits !== 17) return -1;
  return scanDigitClock(text, at, digits, fields);
}

function scanDigitClock(
  text: string,
  at: number,
  digits: number,
  fields: TimestampFields,
): number {
  fields.hasClock = true;
  fields.hour = digitsAt(text, at + 8, 2);
  fields.minute = digitsAt(text, at + 10, 2);
  fields.second = digits > 12 ? digitsAt(text, at + 12, 2) : 0;
  if (digits === 17) {
    fields.us = digitsAt(text, at + 14, 3) * 1000;
    return scanZone(text, at + 17, fields);
  }
  return scanZone(text, scanFraction(text, at + digits, fields), fields);
}

/** Digits alone must be a date that logs have, or every number would be one. */
function isPlausible(fields: TimestampFields): boolean {
  return fields.year >= 1970 && fields.year <= LAST_YEAR &&
    fields.month >= 1 &&
    fields.month <= 12 && fields.day >= 1 && fields.day <= 31;
}

function scanSixDigits(text: string, at: number, fields: TimestampFields) {
  if (codeAt(text, at + 6) !== 32) return -1;
  fields.year = fullYear(digitsAt(text, at, 2), 2);
  fields.month = digitsAt(text, at + 2, 2);
  fields.day = digitsAt(text, at + 4, 2);
  fields.form = "yymmdd hhmmss";
  if (!isPlausible(fields)) return -1;
  const end = scanTail(text, at + 6, fields);
  return fields.hasClock ? end : -1;
}

function scanGlog(text: string, at: number, fields: TimestampFields) {
  if (codeAt(text, at + 4) !== 32 || !isDigit(codeAt(text, at + 5))) return -1;
  fields.month = digitsAt(text, at, 2);
  fields.day = digitsAt(text, at + 2, 2);
  fields.form = "glog without a year";
  const end = scanClock(text, at + 5, fields);
  return end < 0 || codeAt(text, at + 7) !== 58 ? -1 : end;
}
