import { chiSquareQuantile } from "./chi_square_quantile.ts";
import { chisquare } from "./distributions.ts";
import { sum } from "./sum.ts";
import { chiSquareTail } from "./tails.ts";

/** What a test of dispersion answers. */
export interface Dispersion {
  /** The sum of squared deviations in units of the variance that chance gives. */
  readonly statistic: number;
  /** Counts less one. */
  readonly df: number;
  /**
   * How likely at least this much variation is by chance, and how likely no more
   * than this: close to 0 that says that the counts vary less than chance gives.
   */
  readonly p_value: number;
  readonly p_below: number;
  /** The statistic over its degrees of freedom: 1 is chance, above 1 over-dispersed. */
  readonly index: number;
  /**
   * How far the true rate moves: its standard deviation over its mean (0.1 is
   * 10 %); 0 where chance explains all. With its 95 % interval.
   */
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** The mean count, or the overall share. */
  readonly mean: number;
}

/**
 * Do counts vary more than events that arrive independently at one rate?
 *
 * Such counts are Poisson: their variance equals their mean. The index of
 * dispersion, variance over mean, is then about 1.
 *
 * Assumes equally long windows and an average count of about 5 or more. With
 * fewer than two counts, or none above 0, the p-value is 1 and the effect 0.
 *
 * @param counts One count a window.
 * @see Fisher (1950), The significance of deviations from expectation in a Poisson series.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { poissonDispersion } from "./dispersion.ts";
 *
 * assert(poissonDispersion([20, 80, 20, 80]).p_value < 0.001);
 * assert(poissonDispersion([50, 50, 50, 50]).index === 0);
 * ```
 */
export function poissonDispersion(counts: ArrayLike<number>): Dispersion {
  const values = Array.from(counts);
  const mean = sum(values) / values.length || 0;
  const df = Math.max(0, values.length - 1);
  if (df === 0 || mean === 0) return nothing(df, mean);
  const statistic = sum(values.map((count) => (count - mean) ** 2)) / mean;
  const move = (index: number) => Math.sqrt(Math.max(0, index - 1) / mean);
  return { ...describe(statistic, df, move), mean };
}

/**
 * Does a share change from window to window by more than chance?
 *
 * With one chance for all windows the successes are binomial. Assumes
 * independent trials and about 5 or more successes and failures a window.
 * Windows without trials are left out. With fewer than two left, or with no or
 * only successes, the p-value is 1 and the effect 0.
 *
 * @param successes One count a window.
 * @param totals The trials of each window.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { binomialDispersion } from "./dispersion.ts";
 *
 * assert(binomialDispersion([28, 27, 29], [100, 100, 100]).p_value > 0.5);
 * ```
 */
export function binomialDispersion(
  successes: ArrayLike<number>,
  totals: ArrayLike<number>,
): Dispersion {
  const windows = Array.from(totals, (n, i) => ({ n, k: successes[i] }))
    .filter(({ n }) => n > 0);
  const trials = sum(windows.map(({ n }) => n));
  const mean = sum(windows.map(({ k }) => k)) / trials || 0;
  const df = Math.max(0, windows.length - 1);
  if (df === 0 || mean === 0 || mean === 1) return nothing(df, mean);
  const statistic = sum(windows.map(({ n, k }) => (k - n * mean) ** 2 / n)) /
    (mean * (1 - mean));
  const squares = sum(windows.map(({ n }) => n * n));
  const size = Math.max(1, (trials - squares / trials) / df - 1);
  const move = (index: number) =>
    Math.sqrt((1 - mean) / mean * Math.max(0, index - 1) / size);
  return { ...describe(statistic, df, move), mean };
}

/** The statistic's p-value, and the move of the rate that explains its index. */
function describe(
  statistic: number,
  df: number,
  move: (index: number) => number,
): Omit<Dispersion, "mean"> {
  return {
    statistic,
    df,
    p_value: chiSquareTail(statistic, df),
    p_below: chisquare.cdf(statistic, df),
    index: statistic / df,
    effect: move(statistic / df),
    low: move(statistic / chiSquareQuantile(0.975, df)),
    high: move(statistic / chiSquareQuantile(0.025, df)),
  };
}

function nothing(df: number, mean: number): Dispersion {
  return {
    statistic: 0,
    df,
    p_value: 1,
    p_below: 1,
    index: 1,
    effect: 0,
    low: 0,
    high: 0,
    mean,
  };
}
