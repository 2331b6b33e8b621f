import { formatDuration } from "../../logs/duration.ts";
import { formatNumber } from "../../logs/format_number.ts";

const UNITS = [
  ["week", 604_800e6],
  ["day", 86_400e6],
  ["hour", 3_600e6],
  ["minute", 60e6],
  ["second", 1e6],
  ["millisecond", 1e3],
] as const;

/**
 * A length of time after "per" or "each": `second`, `5 seconds`, `1m30s`.
 *
 * @param duration_us Microseconds; 0, the length of a single window, gives `window`.
 */
export function lengthText(duration_us: number): string {
  if (duration_us === 0) return "window";
  const { count, unit } = inUnit(duration_us);
  if (unit === null) return formatDuration(duration_us);
  return count === 1 ? unit : `${count} ${unit}s`;
}

/**
 * A number with three significant digits, all of those before the point and at
 * most three behind it: `1,409`, `71.2`, `5.38`, `0.015`.
 */
export function threeDigits(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const decimals = [100, 10, 1].findIndex((least) => size >= least);
  return formatNumber(value, decimals < 0 ? 3 : decimals);
}

/** The lowest to the highest of values: `54.4 to 55.7 ms`; one of them where they read the same. */
export function rangeText(
  values: readonly (number | null)[],
  unit: string,
): string {
  const [low, high] = extent(values).map(threeDigits);
  return `${low === high ? low : `${low} to ${high}`} ${unit}`;
}

/** The lowest to the highest of counts: `62 to 94 logs`; `1 log` where there is but one. */
export function countRangeText(
  counts: readonly (number | null)[],
  noun: string,
): string {
  const [low, high] = extent(counts);
  const [least, most] = [low, high].map(numberText);
  return least === most
    ? `${least} ${noun}${low === 1 ? "" : "s"}`
    : `${least} to ${most} ${noun}s`;
}

/** A count, or the mean of several. */
export function numberText(count: number): string {
  return Number.isInteger(count) ? formatNumber(count) : threeDigits(count);
}

/** The least and the largest of the numbers among values; no interval without any. */
export function extent(
  values: readonly (number | null)[],
  from = 0,
  to = values.length,
): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = from; i < to; i++) {
    const value = values[i] ?? NaN;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** The largest unit that the length is a whole number of, if that leaves a number that people say. */
function inUnit(duration_us: number) {
  const found = UNITS.find(([, length]) => duration_us % length === 0);
  if (found === undefined) return { count: 0, unit: null };
  return { count: duration_us / found[1], unit: found[0] };
}
