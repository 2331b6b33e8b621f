import { t as student } from "./distributions.ts";
import { type Interval, twoSidedZ } from "./intervals.ts";
import { sum } from "./sum.ts";
import { tTwoSided } from "./tails.ts";

/** An estimate with its interval and the p-value of "it is 0". */
export interface Association extends Interval {
  readonly p_value: number;
  /** Degrees of freedom: pairs, or what they are worth, less two. */
  readonly df: number;
  /** Student's t. */
  readonly statistic: number;
}

/**
 * How closely two quantities lie on a line: Pearson's correlation, -1 to 1, with
 * Fisher's interval.
 *
 * Assumes independent pairs; a trend common to both, or strong autocorrelation,
 * makes the p-value too small unless `worth` says how many independent pairs they
 * are worth. Pairs in which either value is not finite are
 * left out. With fewer than 4 pairs, or a constant on either side, the value is
 * 0, the interval -1..1 and the p-value 1.
 *
 * @param confidence Of the interval; defaults to 0.95.
 * @param worth What `effectiveSize` says, 3 or more; defaults to the number of pairs.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { correlation } from "./correlation.ts";
 *
 * assert(correlation([1, 2, 3, 4, 5], [2, 4, 5, 8, 10]).value > 0.98);
 * ```
 */
export function correlation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  confidence = 0.95,
  worth?: number,
): Association {
  const { n, xx, yy, xy } = moments(x, y);
  const size = worth ?? n;
  const df = Math.max(0, size - 2);
  if (n < 4 || xx === 0 || yy === 0) {
    return { value: 0, low: -1, high: 1, p_value: 1, df, statistic: 0 };
  }
  const value = Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
  const half = twoSidedZ(confidence) / Math.sqrt(size - 3);
  const statistic = value * Math.sqrt(df / (1 - value * value));
  return {
    value,
    low: Math.tanh(Math.atanh(value) - half),
    high: Math.tanh(Math.atanh(value) + half),
    p_value: tTwoSided(statistic, df),
    df,
    statistic,
  };
}

/**
 * How much `y` rises for one unit of `x`: the slope of the least-squares line,
 * with Student's t interval, in units of y over units of x.
 *
 * Assumes independent pairs with equal scatter around the line. Pairs in which
 * either value is not finite are left out. With fewer than 3 pairs or a constant
 * `x` the value is 0, the interval all numbers and the p-value 1.
 *
 * @param confidence Of the interval; defaults to 0.95.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { slope } from "./correlation.ts";
 *
 * assertAlmostEquals(slope([1, 2, 3, 4], [3, 5, 7, 9]).value, 2);
 * ```
 */
export function slope(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  confidence = 0.95,
): Association {
  const { n, xx, yy, xy } = moments(x, y);
  const df = Math.max(0, n - 2);
  if (n < 3 || xx === 0) {
    return {
      value: 0,
      low: -Infinity,
      high: Infinity,
      p_value: 1,
      df,
      statistic: 0,
    };
  }
  const value = xy / xx;
  const residual = Math.max(0, yy - value * xy);
  const error = Math.sqrt(residual / df / xx);
  const half = student.quantile((1 + confidence) / 2, df) * error;
  // A perfect line has no scatter: any slope but 0 is then certain.
  const statistic = value === 0 ? 0 : value / error;
  const p_value = tTwoSided(statistic, df);
  return {
    value,
    low: value - half,
    high: value + half,
    p_value,
    df,
    statistic,
  };
}

/** Sums of squares and products around the means of the finite pairs. */
function moments(x: ArrayLike<number>, y: ArrayLike<number>) {
  const pairs = Array.from(x, (value, i) => [value, y[i]] as const)
    .filter((pair) => pair.every(Number.isFinite));
  const n = pairs.length;
  const meanX = sum(pairs.map(([a]) => a)) / n;
  const meanY = sum(pairs.map(([, b]) => b)) / n;
  return {
    n,
    xx: sum(pairs.map(([a]) => (a - meanX) ** 2)),
    yy: sum(pairs.map(([, b]) => (b - meanY) ** 2)),
    xy: sum(pairs.map(([a, b]) => (a - meanX) * (b - meanY))),
  };
}
