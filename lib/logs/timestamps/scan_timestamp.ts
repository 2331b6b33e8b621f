import { codeAt, countDigits, isLetter } from "./digits.ts";
import { scanCompact } from "./scan_compact.ts";
import { scanIso } from "./scan_iso.ts";
import { scanMonthName } from "./scan_month_name.ts";
import { scanNumericDate } from "./scan_numeric_date.ts";
import { scanYearFirst } from "./scan_year_first.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

/**
 * Scans the timestamp with a date that begins at a place of a text, as far as it
 * goes. What it begins with, a name or how many digits before what, decides its
 * form, so that a text never has two.
 *
 * @param text Any text.
 * @param at Where the timestamp begins.
 * @param fields Takes the parts; impossible ones (month 13) too.
 * @returns Where it ends; -1 if there is none.
 */
export function scanTimestamp(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  fields.reset();
  const iso = scanIso(text, at, fields);
  if (iso >= 0) return iso;
  const digits = countDigits(text, at, 20);
  if (digits === 0) {
    return isLetter(codeAt(text, at)) ? scanMonthName(text, at, fields) : -1;
  }
  const next = codeAt(text, at + digits);
  if (digits === 4) {
    if (next === 32) {
      return isLetter(codeAt(text, at + 5))
        ? scanYearFirst(text, at, fields)
        : scanCompact(text, at, 4, fields);
    }
    return isDateSeparator(next) ? scanYearFirst(text, at, fields) : -1;
  }
  if (digits > 4) return scanCompact(text, at, digits, fields);
  if (digits === 3) return -1;
  return next === 32 || isDateSeparator(next)
    ? scanNumericDate(text, at, fields)
    : -1;
}

/** Dash, point, slash. */
function isDateSeparator(code: number): boolean {
  return code === 45 || code === 46 || code === 47;
}
