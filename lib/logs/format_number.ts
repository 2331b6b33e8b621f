/** From here on digits would be noise: numbers are written with an exponent. */
const HUGE = 1e15;

/**
 * The digits after the decimal point that a column of numbers deserves: four
 * significant ones for its largest value, three decimals at most, and none that
 * all values can do without.
 *
 * @param values Finite numbers; others are left out.
 * @returns 0 to 3; 0 for no values.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { decimalsFor } from "./format_number.ts";
 *
 * assertEquals(decimalsFor([54.9812, 55.0211]), 2);
 * assertEquals(decimalsFor([12, 7.5]), 1);
 * assertEquals(decimalsFor([100_000, 3]), 0);
 * ```
 */
export function decimalsFor(values: Iterable<number>): number {
  let largest = 0;
  let needed = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    while (needed < 3 && !hasDecimals(value, needed)) needed++;
  }
  if (largest === 0) return 0;
  const wholeDigits = Math.max(1, Math.floor(Math.log10(largest)) + 1);
  return Math.min(needed, Math.max(0, 4 - wholeDigits));
}

/**
 * Writes a number with a comma between thousands, the same in every locale.
 * Values too small for the decimals, and huge ones, get an exponent, so that
 * only zero reads as zero.
 *
 * @param value A number, also NaN or infinite.
 * @param decimals Digits after the decimal point.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { formatNumber } from "./format_number.ts";
 *
 * assertEquals(formatNumber(1234567.891, 1), "1,234,567.9");
 * assertEquals(formatNumber(0.00012, 3), "1.2e-4");
 * ```
 */
export function formatNumber(value: number | bigint, decimals = 0): string {
  if (typeof value === "bigint") return groupThousands(value.toString());
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  if (value === 0) return (0).toFixed(decimals);
  const size = Math.abs(value);
  if (size >= HUGE) return value.toExponential(3);
  if (decimals > 0 && size < 0.5 * 10 ** -decimals) {
    return value.toExponential(1);
  }
  const fixed = value.toFixed(decimals);
  return groupThousands(/[1-9]/.test(fixed) ? fixed : fixed.replace("-", ""));
}

/**
 * Writes a number with three significant digits, for a sentence or a label;
 * digits before the decimal point all stay.
 *
 * @param value A number, also NaN or infinite. Below 0.0001 it gets an exponent.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { formatSignificant } from "./format_number.ts";
 *
 * assertEquals(formatSignificant(71.234), "71.2");
 * assertEquals(formatSignificant(0.00462), "0.00462");
 * assertEquals(formatSignificant(1408.6), "1,409");
 * ```
 */
export function formatSignificant(value: number): string {
  const size = Math.abs(Number(value.toPrecision(3)));
  if (size === 0 || !Number.isFinite(size)) return formatNumber(value);
  if (size < 1e-4) return value.toExponential(2);
  return formatNumber(value, Math.max(0, 2 - Math.floor(Math.log10(size))));
}

/**
 * Writes a share of 0 to 1, or any fraction, as a percentage; what rounds to
 * nothing without being nothing is written as a bound.
 *
 * @param share The share; any number is accepted.
 * @param decimals Digits after the decimal point. Defaults to 1, and to 0 from 100% on.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { formatPercent } from "./format_number.ts";
 *
 * assertEquals(formatPercent(0.24886), "24.9%");
 * assertEquals(formatPercent(0.00001), "<0.1%");
 * assertEquals(formatPercent(64.67), "6,467%");
 * ```
 */
export function formatPercent(
  share: number,
  decimals = Math.abs(share) < 1 ? 1 : 0,
): string {
  const smallest = 10 ** -decimals;
  const percent = share * 100;
  if (percent !== 0 && Math.abs(percent) < smallest / 2) {
    const bound = `${smallest.toFixed(decimals)}%`;
    return percent > 0 ? `<${bound}` : `>-${bound}`;
  }
  return `${formatNumber(percent, decimals)}%`;
}

/**
 * Writes a count with its noun in the right number.
 *
 * @param count A whole number.
 * @param noun In the singular; its plural ends in `s`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { countText } from "./format_number.ts";
 *
 * assertEquals(countText(1, "window"), "1 window");
 * assertEquals(countText(1409, "window"), "1,409 windows");
 * ```
 */
export function countText(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function hasDecimals(value: number, decimals: number): boolean {
  return Math.abs(value - Number(value.toFixed(decimals))) <=
    Math.abs(value) * 1e-12;
}

/** Puts commas between the thousands of a number that is text already; one with an exponent stays. */
export function groupThousands(digits: string): string {
  if (digits.includes("e")) return digits;
  const [whole, ...fraction] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return [grouped, ...fraction].join(".");
}
