import { codeAt, isDigit } from "./digits.ts";
import { scanClock } from "./scan_clock.ts";
import { scanZone } from "./scan_zone.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

/**
 * Scans what follows a date: a gap, a time of day and its zone.
 *
 * @param at Where the date ends.
 * @returns Where it ends: `at` if no time follows.
 */
export function scanTail(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  const start = skipGap(text, at);
  if (start < 0) return at;
  const end = scanClock(text, start, fields);
  if (end < 0) {
    fields.hour =
      fields.minute =
      fields.second =
      fields.us =
        0;
    return at;
  }
  return scanZone(text, end, fields);
}

/** Where a time could begin after a date that ends at `at`; -1 if nowhere. */
function skipGap(text: string, at: number): number {
  const first = codeAt(text, at);
  // Erlang writes two colons.
  if (first === 58 && codeAt(text, at + 1) === 58) {
    return isDigit(codeAt(text, at + 2)) ? at + 2 : -1;
  }
  // T, t, underscore, dash, colon: one of them and no space.
  if (
    first === 84 || first === 116 || first === 95 || first === 45 ||
    first === 58
  ) {
    return isDigit(codeAt(text, at + 1)) ? at + 1 : -1;
  }
  let i = at;
  while (i < at + 4 && isGap(codeAt(text, i))) i++;
  return i > at && isDigit(codeAt(text, i)) ? i : -1;
}

/** Space, tab, comma, semicolon; Kibana's at sign. */
function isGap(code: number): boolean {
  return code === 32 || code === 9 || code === 44 || code === 59 ||
    code === 64;
}
