import { codeAt, isDigit } from "./digits.ts";
import { scanFraction } from "./scan_clock.ts";
import { scanZone } from "./scan_zone.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

/**
 * Scans the most frequent form by its fixed places, without what makes other
 * scanners general: `2023-11-20T08:40:50`, or with a space, a fraction and a zone.
 *
 * @returns Where it ends; -1 if there is none, which does not mean that no other
 * form is there.
 */
export function scanIso(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  const end = at + 19;
  if (
    end > text.length || text.charCodeAt(at + 4) !== 45 ||
    text.charCodeAt(at + 7) !== 45 || text.charCodeAt(at + 13) !== 58 ||
    text.charCodeAt(at + 16) !== 58
  ) return -1;
  const gap = text.charCodeAt(at + 10);
  if (gap !== 84 && gap !== 32) return -1;
  const century = pair(text, at);
  const year = pair(text, at + 2);
  const month = pair(text, at + 5);
  const day = pair(text, at + 8);
  const hour = pair(text, at + 11);
  const minute = pair(text, at + 14);
  const second = pair(text, at + 17);
  if ((century | year | month | day | hour | minute | second) < 0) return -1;
  fields.form = "ISO 8601";
  fields.year = century * 100 + year;
  fields.month = month;
  fields.day = day;
  fields.hasClock = true;
  fields.hour = hour;
  fields.minute = minute;
  fields.second = second;
  return end === text.length ? end : scanRest(text, end, fields);
}

function scanRest(text: string, at: number, fields: TimestampFields): number {
  const mark = text.charCodeAt(at);
  const end = mark === 46 || mark === 44 ? scanFraction(text, at, fields) : at;
  // A twelve-hour clock, or digits in excess, are for others to judge.
  const next = codeAt(text, end);
  if (mark === 58 || isDigit(next)) return -1;
  if (next === 0) return end;
  if (next === 32) {
    const half = codeAt(text, end + 1) | 32;
    if (half === 97 || half === 112) return -1;
  } else if ((next | 32) === 97 || (next | 32) === 112 || next > 127) {
    return -1;
  }
  return scanZone(text, end, fields);
}

/** A number of two digits; below 0 if they are none. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}
