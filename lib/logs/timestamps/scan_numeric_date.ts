import { codeAt, countDigits, digitsAt } from "./digits.ts";
import { fullYear } from "./full_year.ts";
import { scanDayFirst } from "./scan_day_first.ts";
import { scanTail } from "./scan_tail.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

const SPACE = 32;
const POINT = 46;
const SLASH = 47;

/**
 * Scans a timestamp that begins with one or two digits: `20-11-2023 08:40:50`,
 * `11/20/2023 8:40:50 PM`, `17/06/09 20:10:40` (year first), `03-17 16:13:38.811`
 * (no year), and those with the name of a month.
 *
 * @returns Where it ends; -1 if there is none.
 */
export function scanNumericDate(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  const firstDigits = countDigits(text, at, 3);
  const separator = codeAt(text, at + firstDigits);
  const secondAt = at + firstDigits + 1;
  const secondDigits = countDigits(text, secondAt, 3);
  if (secondDigits === 0) return scanDayFirst(text, at, fields);
  if (secondDigits > 2 || separator === SPACE) return -1;
  const first = digitsAt(text, at, firstDigits);
  const second = digitsAt(text, secondAt, secondDigits);
  const end = secondAt + secondDigits;
  const short = firstDigits + secondDigits < 4;
  if (codeAt(text, end) !== separator) {
    // Versions and ports look like a short month and day with a point or a dash.
    if (short && separator !== SLASH) return -1;
    return scanYearless(text, end, first, second, fields);
  }
  const yearDigits = countDigits(text, end + 1, 5);
  const third = digitsAt(text, end + 1, yearDigits);
  if (yearDigits === 4) {
    fields.year = third;
    setDayAndMonth(first, second, separator, fields);
    return scanTail(text, end + 5, fields);
  }
  if (yearDigits !== 2) return -1;
  // No year is written with one digit.
  if (firstDigits === 1 || secondDigits === 1) {
    fields.year = fullYear(third, 2);
    setDayAndMonth(first, second, separator, fields);
  } else setShortDate(first, second, third, separator, fields);
  const tail = scanTail(text, end + 3, fields);
  return fields.hasClock ? tail : -1;
}

function scanYearless(
  text: string,
  at: number,
  first: number,
  second: number,
  fields: TimestampFields,
): number {
  if (codeAt(text, at) !== SPACE && !isSnorts(text, at)) return -1;
  // Without a year the month comes first, unless it cannot be one.
  const dayFirst = second <= 12 && (first > 12 || fields.dayFirst === true);
  fields.month = dayFirst ? second : first;
  fields.day = dayFirst ? first : second;
  fields.form = "month and day without a year";
  const end = scanTail(text, at, fields);
  return fields.hasClock ? end : -1;
}

/** Whether a dash joins date and time, and slashes month and day: `03/12-08:15:02`. */
function isSnorts(text: string, at: number): boolean {
  return codeAt(text, at) === 45 && codeAt(text, at - 3) === SLASH;
}

function setDayAndMonth(
  first: number,
  second: number,
  separator: number,
  fields: TimestampFields,
): void {
  const open = first <= 12 && second <= 12 && separator !== POINT;
  fields.ambiguous = open && first !== second && fields.dayFirst === undefined;
  // Slashes are America's; points are only used with the day first.
  const dayFirst = open ? fields.dayFirst ?? separator !== SLASH : second <= 12;
  fields.day = dayFirst ? first : second;
  fields.month = dayFirst ? second : first;
  fields.form = fields.ambiguous
    ? "day and month in unknown order, year"
    : dayFirst
    ? "day, month, year"
    : "month, day, year";
}

/** Three numbers of two digits: the year comes first unless that cannot be. */
function setShortDate(
  first: number,
  second: number,
  third: number,
  separator: number,
  fields: TimestampFields,
): void {
  const yearFirst = fields.dayFirst === undefined && separator !== POINT &&
    second >= 1 && second <= 12 && third >= 1 && third <= 31;
  if (yearFirst) {
    fields.year = fullYear(first, 2);
    fields.month = second;
    fields.day = third;
    fields.ambiguous = first >= 1 && first <= 31;
    fields.form = "two-digit year, month, day";
    return;
  }
  fields.year = fullYear(third, 2);
  setDayAndMonth(first, second, separator, fields);
}
