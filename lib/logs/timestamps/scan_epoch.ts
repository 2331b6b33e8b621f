import { codeAt, countDigits, isDigit } from "./digits.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

/** What a number of time since 1970 counts. */
export type EpochUnit = "s" | "ms" | "us" | "ns";

/** 2000 and 2100 in microseconds since 1970: a number counts as a time if it means one between. */
const EARLIEST_US = 946_684_800_000_000;
const LATEST_US = 4_102_444_800_000_000;

/** Powers of ten from each unit to microseconds. */
const POWERS: Readonly<Record<EpochUnit, number>> = {
  s: 6,
  ms: 3,
  us: 0,
  ns: -3,
};

const NAMES: Readonly<Record<EpochUnit, string>> = {
  s: "epoch seconds",
  ms: "epoch milliseconds",
  us: "epoch microseconds",
  ns: "epoch nanoseconds",
};

/** Digits before the point to the unit that puts them between 2000 and 2100. */
const UNIT_OF_DIGITS: Readonly<Record<number, EpochUnit>> = {
  9: "s",
  10: "s",
  12: "ms",
  13: "ms",
  15: "us",
  16: "us",
  18: "ns",
  19: "ns",
};

/**
 * Scans a number of time since 1970 UTC: `1700469650`, `1700469650664`,
 * `1700469650.664842`, `1.7004696506648e9`. All digits count, also those that a
 * JavaScript number would round; what is beyond the microsecond is cut.
 *
 * @param unit What it counts; found by its size if left out, and then only
 * moments from 2000 to 2100 are taken.
 * @returns Where it ends; -1 if there is none.
 */
export function scanEpoch(
  text: string,
  at: number,
  unit: EpochUnit | undefined,
  fields: TimestampFields,
): number {
  fields.reset();
  const sign = codeAt(text, at);
  const start = sign === 45 || sign === 43 ? at + 1 : at;
  const whole = countDigits(text, start, 40);
  if (whole === 0) return -1;
  let end = start + whole;
  const fraction = codeAt(text, end) === 46
    ? countDigits(text, end + 1, 40)
    : 0;
  if (fraction > 0) end += 1 + fraction;
  const powerEnd = exponentEnd(text, end);
  const power = powerEnd < 0 ? 0 : Number(text.slice(end + 1, powerEnd));
  if (powerEnd >= 0) end = powerEnd;
  const chosen = unit ??
    UNIT_OF_DIGITS[whole + power - leadingZeros(text, start, whole)];
  if (chosen === undefined) return -1;
  const size = wholeMicroseconds(
    text,
    start,
    end,
    whole + power + POWERS[chosen],
  );
  // Never -0.
  const epoch_us = sign === 45 ? 0 - size : size;
  if (
    unit === undefined && !(epoch_us >= EARLIEST_US && epoch_us < LATEST_US)
  ) {
    return -1;
  }
  fields.epoch_us = epoch_us;
  fields.zoned = true;
  fields.form = NAMES[chosen];
  return end;
}

/** The first `places` digits as a whole number, zeros where the digits end. */
function wholeMicroseconds(
  text: string,
  start: number,
  end: number,
  places: number,
): number {
  let value = 0;
  let left = places;
  let i = start;
  for (; i < end && left > 0; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) continue;
    if (!isDigit(code)) break;
    value = value * 10 + code - 48;
    left--;
  }
  return left > 0 ? value * 10 ** left : value;
}

function leadingZeros(text: string, start: number, whole: number): number {
  let zeros = 0;
  while (zeros < whole && codeAt(text, start + zeros) === 48) zeros++;
  return zeros;
}

/** Where an exponent such as `e+09` ends; -1 if there is none. */
function exponentEnd(text: string, at: number): number {
  if ((codeAt(text, at) | 32) !== 101) return -1;
  const sign = codeAt(text, at + 1);
  const start = sign === 43 || sign === 45 ? at + 2 : at + 1;
  const digits = countDigits(text, start, 4);
  return digits === 0 || digits > 2 ? -1 : start + digits;
}
