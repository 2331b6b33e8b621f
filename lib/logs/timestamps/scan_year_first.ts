import { codeAt, countDigits, digitsAt } from "./digits.ts";
import { monthAt } from "./calendar_words.ts";
import { scanTail } from "./scan_tail.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

const DASH = 45;

/**
 * Scans a date that begins with four digits of a year, and its time:
 * `2023-11-20T08:40:50Z`, `2023/11/20 08:40:50`, `2005.06.03`,
 * `2023-Nov-20 08:40:50`.
 *
 * @returns Where it ends; -1 if there is none.
 */
export function scanYearFirst(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  const separator = codeAt(text, at + 4);
  const monthDigits = countDigits(text, at + 5, 3);
  if (monthDigits === 0) return scanNamedMonth(text, at, separator, fields);
  if (monthDigits > 2 || separator === 32) return -1;
  const dayAt = at + 6 + monthDigits;
  if (codeAt(text, dayAt - 1) !== separator) return -1;
  const dayDigits = countDigits(text, dayAt, 3);
  if (dayDigits === 0 || dayDigits > 2) return -1;
  fields.year = digitsAt(text, at, 4);
  fields.month = digitsAt(text, at + 5, monthDigits);
  fields.day = digitsAt(text, dayAt, dayDigits);
  fields.form = separator === DASH ? "ISO 8601" : "year, month, day";
  return scanTail(text, dayAt + dayDigits, fields);
}

function scanNamedMonth(
  text: string,
  at: number,
  separator: number,
  fields: TimestampFields,
): number {
  const month = monthAt(text, at + 5);
  if (month === 0) return -1;
  let dayAt = at + 5 + (month & 15);
  if (codeAt(text, dayAt++) !== separator) return -1;
  if (separator === 32 && codeAt(text, dayAt) === 32) dayAt++;
  const dayDigits = countDigits(text, dayAt, 3);
  if (dayDigits === 0 || dayDigits > 2) return -1;
  fields.year = digitsAt(text, at, 4);
  fields.month = month >> 4;
  fields.day = digitsAt(text, dayAt, dayDigits);
  fields.form = "year, month's name, day";
  return scanTail(text, dayAt + dayDigits, fields);
}
