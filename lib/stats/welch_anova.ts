import { sum } from "./sum.ts";
import { fTail } from "./tails.ts";

/** What {@linkcode welchAnova} answers. */
export interface SeveralMeans {
  /** Welch's F. */
  readonly statistic: number;
  /** Degrees of freedom between and within the groups; the second is rarely whole. */
  readonly df: number;
  readonly df_within: number;
  readonly p_value: number;
  /** Eta squared: the part of all variation that lies between the groups, 0..1. */
  readonly effect: number;
}

/**
 * Do several groups have the same mean? Welch's analysis of variance, from the
 * groups' summaries; it does not ask for equal variances.
 *
 * Assumes independent values and, in small groups, roughly normal ones.
 *
 * Groups with fewer than two values are left out. With fewer than two groups
 * left, or a group whose values are all the same (the test cannot weigh it),
 * the p-value is 1 and the effect 0.
 *
 * @param means One mean a group.
 * @param sds Standard deviations (n - 1 below the line), same unit.
 * @param ns How many values each group has.
 * @see Welch (1951), On the comparison of several mean values.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { welchAnova } from "./welch_anova.ts";
 *
 * assert(welchAnova([55, 61], [26, 26], [1000, 1000]).p_value < 1e-6);
 * ```
 */
export function welchAnova(
  means: ArrayLike<number>,
  sds: ArrayLike<number>,
  ns: ArrayLike<number>,
): SeveralMeans {
  const groups = Array.from(
    means,
    (mean, i) => ({ mean, sd: sds[i], n: ns[i] }),
  )
    .filter(({ mean, n }) => Number.isFinite(mean) && n > 1);
  const df = Math.max(0, groups.length - 1);
  if (df === 0 || groups.some(({ sd }) => !(sd > 0))) {
    return { statistic: 0, df, df_within: 0, p_value: 1, effect: 0 };
  }
  const weights = groups.map(({ sd, n }) => n / sd ** 2);
  const weight = sum(weights);
  const centre = sum(groups.map(({ mean }, i) => weights[i] * mean)) / weight;
  const between =
    sum(groups.map(({ mean }, i) => weights[i] * (mean - centre) ** 2)) / df;
  const spread = sum(
    groups.map(({ n }, i) => (1 - weights[i] / weight) ** 2 / (n - 1)),
  );
  const k = groups.length;
  const statistic = between / (1 + 2 * (k - 2) / (k * k - 1) * spread);
  const df_within = (k * k - 1) / (3 * spread);
  const p_value = fTail(statistic, df, df_within);
  return { statistic, df, df_within, p_value, effect: etaSquared(groups) };
}

function etaSquared(
  groups: readonly { mean: number; sd: number; n: number }[],
): number {
  const total = sum(groups.map(({ n }) => n));
  const centre = sum(groups.map(({ mean, n }) => mean * n)) / total;
  const between = sum(groups.map(({ mean, n }) => n * (mean - centre) ** 2));
  const within = sum(groups.map(({ sd, n }) => (n - 1) * sd ** 2));
  return between / (between + within);
}
