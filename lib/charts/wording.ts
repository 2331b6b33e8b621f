import { formatDuration } from "../logs/duration.ts";
import { formatNumber } from "../logs/format_number.ts";

const UNITS = [
  ["week", 604_800e6],
  ["day", 86_400e6],
  ["hour", 3_600e6],
  ["minute", 60e6],
  ["second", 1e6],
] as const;

/**
 * A length of time after "per" or "each": `second`, `5 seconds`, `1m30s`.
 *
 * @param duration_us Microseconds, above zero.
 */
export function lengthText(duration_us: number): string {
  const { count, unit } = inUnit(duration_us);
  if (unit === null) return formatDuration(duration_us);
  return count === 1 ? unit : `${count} ${unit}s`;
}

/**
 * A length of time before a noun: `1-second`, `5-second`, `1m30s`.
 *
 * @param duration_us Microseconds, above zero.
 */
export function lengthAdjective(duration_us: number): string {
  const { count, unit } = inUnit(duration_us);
  return unit === null ? formatDuration(duration_us) : `${count}-${unit}`;
}

/** A number with three significant digits, four before the point are kept: `71.2`, `5.38`, `1,409`. */
export function threeDigits(value: number): string {
  const size = Math.abs(value);
  return formatNumber(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** A count with its noun: `1 window`, `1,409 windows`. */
export function countText(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** The largest unit that the length is a whole number of, if that leaves a number that people say. */
function inUnit(duration_us: number) {
  const found = UNITS.find(([, length]) => duration_us % length === 0);
  if (found === undefined) return { count: 0, unit: null };
  return { count: duration_us / found[1], unit: found[0] };
}
