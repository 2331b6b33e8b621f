import { normal, t as student } from "./distributions.ts";

/** An estimate with the interval that covers the truth with the asked confidence. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A share with Wilson's interval, which stays inside 0..1 and holds its
 * confidence also for rare events and few trials.
 *
 * Assumes independent trials with one chance.
 *
 * @param successes 0 to `total`.
 * @param total Trials. With none, the value is NaN and the interval 0..1.
 * @param confidence Between 0 and 1; defaults to 0.95.
 * @see Wilson (1927), Probable inference, the law of succession, and statistical inference.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { shareInterval } from "./intervals.ts";
 *
 * assertAlmostEquals(shareInterval(0, 10).high, 0.2775, 1e-4);
 * ```
 */
export function shareInterval(
  successes: number,
  total: number,
  confidence = 0.95,
): Interval {
  if (!(total > 0)) return { value: NaN, low: 0, high: 1 };
  const z = twoSidedZ(confidence);
  const value = successes / total;
  const scale = 1 + z * z / total;
  const centre = (value + z * z / (2 * total)) / scale;
  const half = z / scale *
    Math.sqrt(value * (1 - value) / total + (z / (2 * total)) ** 2);
  return {
    value,
    low: successes === 0 ? 0 : centre - half,
    high: successes === total ? 1 : centre + half,
  };
}

/**
 * A mean with Student's t interval, from its summary.
 *
 * Assumes independent values; with 30 or more of them their distribution hardly
 * matters unless it is very skewed.
 *
 * @param mean The mean, in any unit.
 * @param sd The values' standard deviation (n - 1 below the line), same unit.
 * @param n How many values. With fewer than 2, the interval is all numbers.
 * @param confidence Between 0 and 1; defaults to 0.95.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { meanInterval } from "./intervals.ts";
 *
 * assertAlmostEquals(meanInterval(55, 26, 355).high, 57.714, 1e-3);
 * ```
 */
export function meanInterval(
  mean: number,
  sd: number,
  n: number,
  confidence = 0.95,
): Interval {
  if (!(n > 1)) return { value: mean, low: -Infinity, high: Infinity };
  const half = student.quantile((1 + confidence) / 2, n - 1) * sd /
    Math.sqrt(n);
  return { value: mean, low: mean - half, high: mean + half };
}

/** The standard normal quantile: the z that a share `p` lies below. */
export function normalQuantile(p: number): number {
  return normal.quantile(p, 0, 1);
}

/** How many standard errors an interval of this confidence reaches to each side. */
export function twoSidedZ(confidence: number): number {
  return normalQuantile((1 + confidence) / 2);
}
