import { readClock, readIsoDuration } from "./latency_forms.ts";
import { UNIT_MS, unitNamed } from "./latency_unit.ts";
import type { LatencyUnit } from "./latency_unit.ts";
import { scanNumber } from "./scan_number.ts";
import { isLetter, skipSpaces } from "./timestamps/digits.ts";
import { trimmedEnd, trimmedStart } from "./trimmed.ts";

/** No request takes thirty days: a longer latency is a mistake, to be counted. */
export const LONGEST_LATENCY_MS = 30 * UNIT_MS.d;

/** No latency is written longer. */
const LONGEST_TEXT = 100;

/**
 * Reads how long something took: a number with a unit (`28ms`, `0.12 s`,
 * `120µs`, `2 min`), several from the largest unit to the smallest (`1h2m3.5s`),
 * `00:00:01.234`, an ISO 8601 duration (`PT1.5S`), or a plain number.
 *
 * A decimal comma counts where it cannot separate thousands: `0,12s` is read,
 * `1,234` is not. Years and months have no fixed length and are not read.
 *
 * @param text The latency; spaces, quotes and brackets around it do not matter.
 * @param unit The unit of plain numbers. Defaults to milliseconds.
 * @returns Milliseconds, finite, also below zero if the text says so; NaN if the
 * text is no length of time.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readLatency } from "./latency.ts";
 *
 * assertEquals(readLatency("28ms"), 28);
 * assertEquals(readLatency("1m3s"), 63_000);
 * assertEquals(readLatency("0.12", "s"), 120);
 * assertEquals(readLatency("PT1.5S"), 1500);
 * assertEquals(readLatency("fast"), NaN);
 * ```
 */
export function readLatency(text: string, unit: LatencyUnit = "ms"): number {
  if (text.length > LONGEST_TEXT) return NaN;
  let start = trimmedStart(text);
  const end = trimmedEnd(text);
  // `<1ms` is a bound, no value.
  if (start >= end || text.charCodeAt(start - 1) === 60) return NaN;
  const first = text.charCodeAt(start);
  if (first === 43 || first === 45) start++;
  const size = readSize(text, start, end, unit);
  return first === 45 ? -size : size;
}

function readSize(
  text: string,
  start: number,
  end: number,
  unit: LatencyUnit,
): number {
  const first = text.charCodeAt(start);
  if (first === 80 || first === 112) {
    return readIsoDuration(text.slice(start, end));
  }
  const number = scanNumber(text, start, end);
  if (number.end < 0) return NaN;
  if (number.end === end) return finite(number.value * UNIT_MS[unit]);
  if (text.charCodeAt(number.end) === 58) {
    return readClock(text.slice(start, end));
  }
  return readParts(text, start, end);
}

/** Numbers with units, from the largest to the smallest. */
function readParts(text: string, start: number, end: number): number {
  let total_ms = 0;
  let smallest_ms = Infinity;
  let at = start;
  while (at < end) {
    const number = scanNumber(text, at, end);
    if (number.end < 0) return NaN;
    const unitAt = skipSpaces(text, number.end);
    const unitEnd = wordEnd(text, unitAt, end);
    const unit = unitNamed(text.slice(unitAt, unitEnd));
    if (unit === undefined || UNIT_MS[unit] >= smallest_ms) return NaN;
    smallest_ms = UNIT_MS[unit];
    total_ms += number.value * smallest_ms;
    at = skipSpaces(text, unitEnd);
  }
  return finite(total_ms);
}

/** Where a word ends that may hold either of the two characters for micro. */
function wordEnd(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && (isLetter(text.charCodeAt(i)) || isMicro(text, i))) i++;
  return i;
}

function isMicro(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0xb5 || code === 0x3bc;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
