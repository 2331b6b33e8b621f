import { codeAt } from "./digits.ts";
import { scanClock } from "./scan_clock.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

const COLON = 58;

/**
 * Scans a time of day that stands for a timestamp, with colons: `08:40:50,123`,
 * `8:40 PM`.
 *
 * @returns Where it ends; -1 if there is none.
 */
export function scanTimeOfDay(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  fields.reset();
  const hasColon = codeAt(text, at + 1) === COLON ||
    codeAt(text, at + 2) === COLON;
  const end = hasColon ? scanClock(text, at, fields) : -1;
  fields.dateless = end >= 0;
  return end;
}
