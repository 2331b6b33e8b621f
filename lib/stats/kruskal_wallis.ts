import { rank } from "./ranks.ts";
import { sum } from "./sum.ts";
import { chiSquareTail } from "./tails.ts";
import type { TestResult } from "./test_result.ts";

/**
 * Do several groups of values lie at the same height? Kruskal and Wallis's test:
 * an analysis of variance of ranks, which outliers and skewed values cannot
 * mislead.
 *
 * Assumes independent values and groups of about 5 or more. Ties are allowed for.
 *
 * @param groups Finite values; groups without any are left out.
 * @returns `effect` is eta squared of the ranks, the part of their variation
 * that lies between the groups, less what chance gives: 0 (or a little below) to
 * 1. With fewer than two groups, or all values alike, the p-value is 1 and the
 * effect 0.
 * @see Kruskal and Wallis (1952), Use of ranks in one-criterion variance
 * analysis; Tomczak and Tomczak (2014) for eta squared.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { kruskalWallis } from "./kruskal_wallis.ts";
 *
 * const { p_value } = kruskalWallis([[1, 2, 3, 4, 5], [6, 7, 8, 9, 900]]);
 * assert(p_value < 0.01);
 * ```
 */
export function kruskalWallis(
  groups: readonly ArrayLike<number>[],
): TestResult {
  const filled = groups.map((group) => Array.from(group))
    .filter(({ length }) => length > 0);
  const df = Math.max(0, filled.length - 1);
  const { ranks, ties } = rank(filled.flat());
  const n = ranks.length;
  const spread = 1 - sum(ties.map((t) => t ** 3 - t)) / (n ** 3 - n);
  if (df === 0 || !(spread > 0)) {
    return { statistic: 0, df, p_value: 1, effect: 0 };
  }
  let from = 0;
  const squares = filled.map(({ length }) => {
    const total = sum(ranks.slice(from, from += length));
    return total ** 2 / length;
  });
  const raw = 12 / (n * (n + 1)) * sum(squares) - 3 * (n + 1);
  const statistic = raw / spread;
  return {
    statistic,
    df,
    p_value: chiSquareTail(statistic, df),
    effect: n > df + 1 ? (statistic - df) / (n - df - 1) : 0,
  };
}
