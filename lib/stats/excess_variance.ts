import { chiSquareQuantile } from "./chi_square_quantile.ts";
import { sum } from "./sum.ts";
import { fTail } from "./tails.ts";

/** What {@linkcode excessVariance} answers; `effect`, `low`, `high` in the unit of the means. */
export interface ExcessVariance {
  /** Cochran's Q: the sum of squared deviations of the means in standard errors. */
  readonly statistic: number;
  /** Windows less one. */
  readonly df: number;
  readonly p_value: number;
  /** The standard deviation of the true means beyond sampling noise; 0 where noise explains all. */
  readonly effect: number;
  /** The 95 % interval of the effect. */
  readonly low: number;
  readonly high: number;
  /** The part of the means' variance that sampling noise does not explain, 0..1. */
  readonly share: number;
  /** The mean of all values, the windows weighted by their sizes. */
  readonly mean: number;
}

/**
 * Do the means of windows vary more than their sampling error allows?
 *
 * A mean over n values scatters by sd/√n even if nothing changes. The squared
 * deviations from the common mean, each in units of that error, add up to about
 * their number if there is nothing but noise, and to more if the true mean
 * moves. The values' standard deviation is pooled over the windows, which keeps
 * the test right for small and for skewed windows, where dividing by each
 * window's own would not. Q over its degrees of freedom is then the F of an
 * analysis of variance, and the p-value is F's.
 *
 * Assumes values that are independent within windows and vary about equally in
 * all of them. The effect is DerSimonian and Laird's estimate, its interval
 * exact for equally large windows.
 *
 * Windows without a finite mean are left out; a window of one value counts by
 * its mean. With fewer than two windows, or no variance to compare with,
 * the p-value is 1 and the effect 0.
 *
 * @param means One mean a window.
 * @param sds The standard deviation in each window (n - 1 below the line), same unit.
 * @param ns How many values each window holds.
 * @see Cochran (1954), The combination of estimates from different experiments;
 * DerSimonian and Laird (1986), Meta-analysis in clinical trials.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { excessVariance } from "./excess_variance.ts";
 *
 * const noise = excessVariance([54, 55, 56], [26, 26, 26], [355, 355, 355]);
 * assert(noise.p_value > 0.5);
 * ```
 */
export function excessVariance(
  means: ArrayLike<number>,
  sds: ArrayLike<number>,
  ns: ArrayLike<number>,
): ExcessVariance {
  const windows = Array.from(means, (mean, i) => ({
    mean,
    n: ns[i],
    squares: ns[i] > 1 ? (ns[i] - 1) * sds[i] ** 2 : 0,
  })).filter(({ mean, n }) => Number.isFinite(mean) && n > 0);
  const total = sum(windows.map(({ n }) => n));
  const mean = sum(windows.map(({ mean, n }) => mean * n)) / total;
  const df = Math.max(0, windows.length - 1);
  const within = total - windows.length;
  const pooled = sum(windows.map(({ squares }) => squares)) / within;
  if (df === 0 || !(within > 0) || !(pooled > 0)) {
    return {
      statistic: 0,
      df,
      p_value: 1,
      effect: 0,
      low: 0,
      high: 0,
      share: 0,
      mean,
    };
  }
  const statistic = sum(
    windows.map((window) => window.n * (window.mean - mean) ** 2),
  ) / pooled;
  const p_value = fTail(statistic / df, df, within);
  // The weight of a typical window: values, less their concentration, over the variance.
  const weight = (total - sum(windows.map(({ n }) => n * n)) / total) / pooled /
    df;
  const spread = (noise: number) =>
    Math.sqrt(Math.max(0, statistic / noise - 1) / weight);
  return {
    statistic,
    df,
    p_value,
    effect: spread(df),
    low: spread(chiSquareQuantile(0.975, df)),
    high: spread(chiSquareQuantile(0.025, df)),
    share: Math.max(0, (statistic - df) / statistic) || 0,
    mean,
  };
}
