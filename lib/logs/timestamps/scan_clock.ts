import { codeAt, countDigits, digitsAt, isDigit, isLetter } from "./digits.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

const COLON = 58;
const POINT = 46;
const COMMA = 44;
const DASH = 45;

/**
 * Scans a time of day: `08:40`, `8:40:50`, `08:40:50,123`, `8:40:50 PM`,
 * `08.40.50.123456`, `084050`. A fraction goes on to the microsecond; after a
 * colon (`08:40:50:606`) it is milliseconds.
 *
 * @returns Where it ends; -1 if there is none.
 */
export function scanClock(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  const hourDigits = countDigits(text, at, 7);
  if (hourDigits === 6) return scanBasicClock(text, at, fields);
  if (hourDigits === 0 || hourDigits > 2) return -1;
  fields.hour = digitsAt(text, at, hourDigits);
  let end = at + hourDigits;
  const separator = codeAt(text, end);
  if (separator !== COLON && separator !== POINT && separator !== DASH) {
    return -1;
  }
  const minuteDigits = countDigits(text, end + 1, 3);
  if (minuteDigits === 0 || minuteDigits > 2) return -1;
  fields.minute = digitsAt(text, end + 1, minuteDigits);
  end += 1 + minuteDigits;
  const secondDigits = codeAt(text, end) === separator
    ? countDigits(text, end + 1, 3)
    : 0;
  if (secondDigits === 1 || secondDigits === 2) {
    fields.second = digitsAt(text, end + 1, secondDigits);
    end = scanFraction(text, end + 1 + secondDigits, fields);
  } else if (separator !== COLON || minuteDigits === 1) {
    return -1;
  }
  fields.hasClock = true;
  return scanHalf(text, end, fields);
}

function scanBasicClock(text: string, at: number, fields: TimestampFields) {
  fields.hour = digitsAt(text, at, 2);
  fields.minute = digitsAt(text, at + 2, 2);
  fields.second = digitsAt(text, at + 4, 2);
  fields.hasClock = true;
  return scanFraction(text, at + 6, fields);
}

/**
 * Scans the fraction of a second, if one is there; what is beyond the
 * microsecond is cut.
 *
 * @returns Where it ends: `at` if there is none.
 */
export function scanFraction(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  const separator = codeAt(text, at);
  if (separator === POINT || separator === COMMA) {
    let us = 0;
    let i = at + 1;
    let weight = 100_000;
    for (; isDigit(codeAt(text, i)); i++) {
      us += (text.charCodeAt(i) - 48) * weight;
      weight = weight > 1 ? weight / 10 : 0;
    }
    if (i === at + 1) return at;
    fields.us = us;
    return i;
  }
  if (separator !== COLON) return at;
  const digits = countDigits(text, at + 1, 4);
  if (digits === 0 || digits > 3) return at;
  fields.us = digitsAt(text, at + 1, digits) * 1000;
  return at + 1 + digits;
}

/** Scans `AM` or `PM` after a clock of twelve hours. */
function scanHalf(text: string, at: number, fields: TimestampFields): number {
  let i = at;
  const space = codeAt(text, i);
  // Newer systems write a narrow no-break space here.
  if (space === 32 || space === 0xa0 || space === 0x202f) i++;
  const half = codeAt(text, i) | 32;
  if (half !== 97 && half !== 112) return at;
  i++;
  const points = codeAt(text, i) === POINT;
  if (points) i++;
  if ((codeAt(text, i) | 32) !== 109) return at;
  i++;
  if (points && codeAt(text, i) === POINT) i++;
  if (isLetter(codeAt(text, i)) || isDigit(codeAt(text, i))) return at;
  if (fields.hour < 1 || fields.hour > 12) return at;
  fields.hour = fields.hour % 12 + (half === 112 ? 12 : 0);
  return i;
}
