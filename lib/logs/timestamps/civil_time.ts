import type { TimestampFields } from "./timestamp_fields.ts";

/**
 * The years that timestamps may have. Years before are sentinels (`0001-01-01`,
 * Windows' 1601, spreadsheets' 1899 and 1900, the least 32-bit time in 1901), and
 * later ones cannot be written as whole microseconds in a number.
 */
export const FIRST_YEAR = 1902;
export const LAST_YEAR = 2254;

const DAYS_BEFORE_MONTH = [
  0,
  31,
  59,
  90,
  120,
  151,
  181,
  212,
  243,
  273,
  304,
  334,
  365,
];

/** Whether a year of the Gregorian calendar has a February 29. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * Days from 1970-01-01 to a date of the Gregorian calendar. Days beyond the
 * month's end run into the next one.
 *
 * @param month 1 to 12.
 * @param day From 1.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { daysSince1970 } from "./civil_time.ts";
 *
 * assertEquals(daysSince1970(1970, 1, 1), 0);
 * assertEquals(daysSince1970(2000, 3, 1), 11_017);
 * ```
 */
export function daysSince1970(
  year: number,
  month: number,
  day: number,
): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) +
    Math.floor(before / 400) - 477;
  const passed = month > 2 && isLeapYear(year) ? 1 : 0;
  return (year - 1970) * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1] +
    passed + day - 1;
}

/** Whether a date exists. */
export function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const length = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
  return day <= length || month === 2 && day === 29 && isLeapYear(year);
}

/** The first microsecond since 1970 UTC of those years, and the first one after them. */
export const START_US = daysSince1970(FIRST_YEAR, 1, 1) * 86_400e6;
export const END_US = daysSince1970(LAST_YEAR + 1, 1, 1) * 86_400e6;

/**
 * Seconds from midnight to a time of day; NaN if there is no such time. `24:00:00`
 * is the next midnight. A second 60 is the second after it, in any minute: leap
 * seconds have one, and clocks that round up.
 */
export function secondOfDay(fields: TimestampFields): number {
  const { hour, minute, second } = fields;
  if (hour > 23 || minute > 59 || second > 60) {
    const midnight = hour === 24 && minute === 0 && second === 0 &&
      fields.us === 0;
    if (!midnight) return NaN;
  }
  return hour * 3600 + minute * 60 + second;
}
