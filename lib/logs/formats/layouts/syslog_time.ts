import { unitsOf } from "../../bytes/text_lines.ts";
import { CHAR, isDigit } from "./characters.ts";
import { digitShape } from "./digit_shape.ts";

const MONTHS = unitsOf("JanFebMarAprMayJunJulAugSepOctNovDec");

const hasClock = digitShape("00:00:00");
const hasYear = digitShape("0000 ");
const hasIsoTime = digitShape("0000-00-00T00:00:00");
const hasOffset = digitShape("00:00");
const hasShortOffset = digitShape("0000");

/** How long the parts are, in UTF-16 units. */
const CLOCK = 8;
const YEAR = 5;
const ISO_TIME = 19;
const MOST_FRACTION = 9;

/**
 * Where the time ends that an older syslog line begins with: `Nov  9 08:40:50`,
 * `Nov 9 2023 08:40:50.123`, or ISO 8601.
 *
 * @param units As `TextLines` has them.
 * @param end Where the line ends.
 * @returns -1 where none stands at the place.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unitsOf } from "../../bytes/text_lines.ts";
 * import { syslogTimeEnd } from "./syslog_time.ts";
 *
 * assertEquals(syslogTimeEnd(unitsOf("Nov  9 08:40:50 db1"), 0, 19), 15);
 * assertEquals(syslogTimeEnd(unitsOf("Nove 9 08:40:50 db1"), 0, 19), -1);
 * ```
 */
export function syslogTimeEnd(
  units: Uint8Array,
  at: number,
  end: number,
): number {
  return isDigit(units[at]) ? isoEnd(units, at, end) : bsdEnd(units, at, end);
}

function bsdEnd(units: Uint8Array, from: number, end: number): number {
  if (!isMonth(units, from) || units[from + 3] !== CHAR.SPACE) return -1;
  let at = units[from + 4] === CHAR.SPACE ? from + 5 : from + 4;
  if (!isDigit(units[at])) return -1;
  at += isDigit(units[at + 1]) ? 2 : 1;
  if (units[at++] !== CHAR.SPACE) return -1;
  if (hasYear(units, at, end)) at += YEAR;
  if (!hasClock(units, at, end)) return -1;
  at += CLOCK;
  if (at < end && units[at] === CHAR.DOT) at = fractionEnd(units, at, end);
  const isOver = at === end || units[at] === CHAR.SPACE ||
    units[at] === CHAR.COLON;
  return isOver ? at : -1;
}

function isMonth(units: Uint8Array, at: number): boolean {
  for (let month = 0; month < MONTHS.length; month += 3) {
    if (
      units[at] === MONTHS[month] && units[at + 1] === MONTHS[month + 1] &&
      units[at + 2] === MONTHS[month + 2]
    ) return true;
  }
  return false;
}

function isoEnd(units: Uint8Array, from: number, end: number): number {
  if (units[from] === CHAR.ZERO || !hasIsoTime(units, from, end)) return -1;
  let at = from + ISO_TIME;
  if (at < end && (units[at] === CHAR.DOT || units[at] === CHAR.COMMA)) {
    at = fractionEnd(units, at, end);
  }
  at = zoneEnd(units, at, end);
  return at < end && units[at] === CHAR.SPACE ? at : -1;
}

function zoneEnd(units: Uint8Array, at: number, end: number): number {
  if (at >= end) return at;
  if (units[at] === CHAR.CAPITAL_Z) return at + 1;
  if (units[at] !== CHAR.PLUS && units[at] !== CHAR.DASH) return at;
  if (hasOffset(units, at + 1, end)) return at + 6;
  return hasShortOffset(units, at + 1, end) ? at + 5 : at;
}

/** The place behind a mark and the digits after it; the mark's where none is. */
function fractionEnd(units: Uint8Array, mark: number, end: number): number {
  const limit = Math.min(end, mark + 1 + MOST_FRACTION);
  let at = mark + 1;
  while (at < limit && isDigit(units[at])) at++;
  return at === mark + 1 ? mark : at;
}
