import { sum } from "./sum.ts";
import { chiSquareTail } from "./tails.ts";
import type { TestResult } from "./test_result.ts";

/**
 * Do counts follow expected shares? Pearson's chi-square test of fit.
 *
 * Each count is compared with what the expected shares give for the same total.
 * Assumes that the things counted are independent of each other and that every
 * expected count is about 5 or more.
 *
 * @param observed Counts, one a category.
 * @param expected Weights of the categories, on any scale; equal by default.
 * @returns `effect` is Cohen's w, the root of the statistic over the total:
 * 0.1 is small, 0.3 medium, 0.5 large. With fewer than two categories or no
 * count at all, all is 0 and the p-value 1.
 * @throws {RangeError} If the lengths differ or an expected weight is not above 0.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { chiSquareFit } from "./chi_square.ts";
 *
 * const { p_value } = chiSquareFit([24886, 24775, 25200, 25139]);
 * assertAlmostEquals(p_value, 0.178, 1e-3);
 * ```
 */
export function chiSquareFit(
  observed: ArrayLike<number>,
  expected?: ArrayLike<number>,
): TestResult {
  const counts = Array.from(observed);
  const weights = expected ? Array.from(expected) : counts.map(() => 1);
  checkWeights(counts.length, weights);
  const total = sum(counts);
  const df = Math.max(0, counts.length - 1);
  if (df === 0 || total === 0) {
    return { statistic: 0, df, p_value: 1, effect: 0 };
  }
  const scale = total / sum(weights);
  const statistic = sum(
    counts.map((count, i) =>
      (count - weights[i] * scale) ** 2 / (weights[i] * scale)
    ),
  );
  const p_value = chiSquareTail(statistic, df);
  return { statistic, df, p_value, effect: Math.sqrt(statistic / total) };
}

function checkWeights(length: number, weights: readonly number[]): void {
  if (weights.length !== length) {
    throw new RangeError(
      `Cannot compare counts with expected shares: both must have ${length} categories, got ${weights.length} expected`,
    );
  }
  const bad = weights.find((weight) => !(weight > 0));
  if (bad !== undefined) {
    throw new RangeError(
      `Cannot compare counts with expected shares: each must be above 0, got ${bad}`,
    );
  }
}
