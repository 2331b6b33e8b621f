import type { Association } from "./correlation.ts";
import { t as student } from "./distributions.ts";
import { effectiveSize } from "./effective_size.ts";
import { sum } from "./sum.ts";
import { tTwoSided } from "./tails.ts";

/**
 * How much `y` rises for one unit of `x`, where some `y` are surer than others:
 * the slope of the weighted least-squares line, with Student's t interval.
 *
 * The mean of 100 values scatters less than that of 10: weighed by their number,
 * short and busy windows count for what they are worth.
 *
 * Pairs in time order that remember their past (in `x` and in the scatter around
 * the line) are counted for as many independent ones as they are worth; see
 * `effectiveSize`. Assumes a variance around the line of one over the weight, up
 * to a factor.
 *
 * @param x Finite values in time order.
 * @param y As many.
 * @param weights As many, above 0.
 * @param confidence Of the interval; defaults to 0.95.
 * @returns With fewer than 4 pairs or a constant `x` the value is 0, the
 * interval all numbers and the p-value 1.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { weightedSlope } from "./weighted_slope.ts";
 *
 * const { value } = weightedSlope([1, 2, 3, 4], [3, 5, 7, 99], [1, 1, 1, 1e-9]);
 * assertAlmostEquals(value, 2, 1e-3);
 * ```
 */
export function weightedSlope(
  x: readonly number[],
  y: readonly number[],
  weights: readonly number[],
  confidence = 0.95,
): Association {
  const n = x.length;
  const weight = sum(weights);
  const mean = (of: readonly number[]) =>
    sum(of.map((value, i) => weights[i] * value)) / weight;
  const [meanX, meanY] = [mean(x), mean(y)];
  const from = x.map((value) => value - meanX);
  const xx = sum(from.map((d, i) => weights[i] * d * d));
  if (n < 4 || !(xx > 0)) return noSlope(Math.max(0, n - 2));
  const value = sum(from.map((d, i) => weights[i] * d * (y[i] - meanY))) / xx;
  const around = y.map((at, i) => at - meanY - value * from[i]);
  const residual = sum(around.map((d, i) => weights[i] * d * d));
  const worth = effectiveSize(x, around);
  const df = worth - 2;
  // With independent pairs the factor n / worth is 1.
  const error = Math.sqrt(residual / (n - 2) / xx * n / worth);
  const half = student.quantile((1 + confidence) / 2, df) * error;
  const statistic = value === 0 ? 0 : value / error;
  return {
    value,
    low: value - half,
    high: value + half,
    p_value: tTwoSided(statistic, df),
    df,
    statistic,
  };
}

function noSlope(df: number): Association {
  return {
    ...{ value: 0, low: -Infinity, high: Infinity },
    ...{ p_value: 1, df, statistic: 0 },
  };
}
