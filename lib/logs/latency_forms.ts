import { UNIT_MS } from "./latency_unit.ts";

const CLOCK = /^(?:(\d{1,6}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,12}))?$/;

/**
 * Reads a length of time as clocks show it, `01:02:03.5`; without hours only if
 * a fraction says that the last number is seconds.
 *
 * @returns Milliseconds; NaN if the text is something else.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readClock } from "./latency_forms.ts";
 *
 * assertEquals(readClock("00:00:01.234"), 1234);
 * assertEquals(readClock("1:02.5"), 62_500);
 * assertEquals(readClock("1:02"), NaN);
 * ```
 */
export function readClock(text: string): number {
  const [, hours, minutes, seconds, fraction = ""] = CLOCK.exec(text) ?? [];
  if (minutes === undefined || Number(minutes) > 59 || Number(seconds) > 59) {
    return NaN;
  }
  if (hours === undefined && fraction === "") return NaN;
  return Number(hours ?? 0) * UNIT_MS.h + Number(minutes) * UNIT_MS.min +
    Number(seconds) * UNIT_MS.s +
    Number(`0.${fraction || 0}`) * UNIT_MS.s;
}

const NUMBER = "([+-]?\\d{1,15}(?:[.,]\\d{1,12})?)";
const ISO = new RegExp(
  `^P(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
  "i",
);
const ISO_UNITS_MS = [
  7 * UNIT_MS.d,
  UNIT_MS.d,
  UNIT_MS.h,
  UNIT_MS.min,
  UNIT_MS.s,
];

/**
 * Reads a duration of ISO 8601 without years and months, which have no fixed
 * length.
 *
 * @returns Milliseconds; NaN if the text is something else.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readIsoDuration } from "./latency_forms.ts";
 *
 * assertEquals(readIsoDuration("P1DT2H"), 93_600_000);
 * assertEquals(readIsoDuration("P1M"), NaN);
 * ```
 */
export function readIsoDuration(text: string): number {
  const parts = ISO.exec(text)?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined)) {
    return NaN;
  }
  if (/t$/i.test(text)) return NaN;
  return parts.reduce(
    (sum, part, place) =>
      part === undefined
        ? sum
        : sum + Number(part.replace(",", ".")) * ISO_UNITS_MS[place],
    0,
  );
}
