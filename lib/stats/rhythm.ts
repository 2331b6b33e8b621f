import { autocorrelation } from "./autocorrelation.ts";
import { twoSidedZ } from "./intervals.ts";
import { fisherG, periodogram } from "./periodogram.ts";
import { sum } from "./sum.ts";

/** The strongest rhythm of a series. */
export interface Rhythm {
  /** Its period in steps, and how many cycles the series holds. */
  readonly period: number;
  readonly cycles: number;
  /** Fisher's g: the part of all (whitened) variation at this period. */
  readonly statistic: number;
  readonly p_value: number;
  /** How far the values swing to either side of their mean, in their unit, with its interval. */
  readonly amplitude: number;
  readonly low: number;
  readonly high: number;
}

/** A period seen fewer times than this is no rhythm. */
export const FEWEST_CYCLES = 3;

/**
 * Does a series repeat itself? The period that explains most of it, with
 * Fisher's test of whether noise has such a period.
 *
 * A straight trend is taken out first. A series with a short memory has more of
 * the slow periods by chance, so each is compared with what a first-order
 * memory gives it. Looked at are periods from two steps to a third of the
 * series: what was seen less than three times may be no rhythm.
 *
 * Assumes equally spaced values without gaps. Found is a sine; a rhythm of
 * another form shows at its main period. The interval allows for the choice of
 * the period.
 *
 * @param values In time order, finite; 20 or more.
 * @returns Null for fewer values or a constant.
 * @see Fisher (1929), Tests of significance in harmonic analysis.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { rhythm } from "./rhythm.ts";
 *
 * const days = Array.from({ length: 240 }, (_, hour) =>
 *   50 + 9 * Math.sin(hour / 24 * 2 * Math.PI) + hour % 5);
 * assertAlmostEquals(rhythm(days)?.period ?? 0, 24, 0.1);
 * ```
 */
export function rhythm(values: readonly number[]): Rhythm | null {
  const n = values.length;
  if (n < 20) return null;
  const series = withoutLine(values);
  if (!(sum(series.map((value) => value * value)) > 0)) return null;
  const power = periodogram(series);
  const first = strongest(power, () => 1);
  const memory = memoryOf(fitSine(series, first).rest());
  const expected = (k: number) => backdrop(k / n, memory);
  const cycles = strongest(power, expected);
  const whitened = power.slice(FEWEST_CYCLES - 1)
    .map((value, i) => value / expected(i + FEWEST_CYCLES));
  const g = Math.max(...whitened) / sum(whitened);
  const { amplitude, left, at } = refine(series, cycles);
  const noise = left / Math.max(1, n - 5) *
    backdrop(at / n, memory) * (1 - memory * memory);
  const half = twoSidedZ(1 - 0.05 / whitened.length) * Math.sqrt(2 * noise / n);
  return {
    period: n / at,
    cycles: at,
    statistic: g,
    p_value: fisherG(g, whitened.length),
    amplitude,
    low: Math.max(0, amplitude - half),
    high: amplitude + half,
  };
}

/** The values less their least-squares line. */
function withoutLine(values: readonly number[]): number[] {
  const middle = (values.length - 1) / 2;
  const mean = sum(values) / values.length;
  const slope = sum(values.map((value, i) => (i - middle) * (value - mean))) /
    sum(values.map((_, i) => (i - middle) ** 2));
  return values.map((value, i) => value - mean - slope * (i - middle));
}

/** How often the strongest period fits in, in units of what each is expected to have. */
function strongest(
  power: readonly number[],
  expected: (cycles: number) => number,
): number {
  let best = FEWEST_CYCLES;
  const strength = (k: number) => power[k - 1] / expected(k);
  for (let k = best + 1; k <= power.length; k++) {
    if (strength(k) > strength(best)) best = k;
  }
  return best;
}

/** The memory from one value to the next, where it is surely there. */
function memoryOf(values: readonly number[]): number {
  const memory = autocorrelation(values, 1);
  const noise = 1.645 / Math.sqrt(values.length);
  return memory > noise ? Math.min(0.95, memory) : 0;
}

/** The spectrum of a first-order memory at a frequency in cycles a step; 1 without memory. */
function backdrop(frequency: number, memory: number): number {
  return 1 /
    (1 + memory * memory - 2 * memory * Math.cos(2 * Math.PI * frequency));
}

/** The sine with so many cycles that fits best, and what it leaves. */
function fitSine(values: readonly number[], cycles: number) {
  const step = 2 * Math.PI * cycles / values.length;
  let [ss, cc, sc, sy, cy, yy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const [sine, cosine, value] = [
      Math.sin(step * i),
      Math.cos(step * i),
      values[i],
    ];
    ss += sine * sine;
    cc += cosine * cosine;
    sc += sine * cosine;
    sy += sine * value;
    cy += cosine * value;
    yy += value * value;
  }
  const size = ss * cc - sc * sc;
  const a = (sy * cc - cy * sc) / size;
  const b = (cy * ss - sy * sc) / size;
  return {
    amplitude: Math.hypot(a, b),
    /** The sum of the squares of what it leaves. */
    left: yy - a * sy - b * cy,
    rest: () =>
      values.map((value, i) =>
        value - a * Math.sin(step * i) - b * Math.cos(step * i)
      ),
  };
}

/** The best sine within half a cycle of a whole number of them, seen often enough, by golden section. */
function refine(values: readonly number[], cycles: number) {
  const left = (at: number) => fitSine(values, at).left;
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [
    Math.max(FEWEST_CYCLES, cycles - 0.5),
    Math.min(cycles + 0.5, values.length / 2.1),
  ];
  for (let i = 0; i < 16; i++) {
    const [a, b] = [
      high - golden * (high - low),
      low + golden * (high - low),
    ];
    if (left(a) < left(b)) high = b;
    else low = a;
  }
  const at = (low + high) / 2;
  return { at, ...fitSine(values, at) };
}
