import { sum } from "./sum.ts";

/**
 * Do two groups have the same share of successes? Fisher's exact test of a 2 x 2
 * table, two-sided, right for the smallest counts.
 *
 * Adds up the chances of all tables with the same totals that are no likelier
 * than the one seen, so it takes time with the smallest total.
 *
 * @param a Successes and failures of the first group.
 * @param b Of the second.
 * @returns The p-value; 1 where a row or a column is empty.
 * @see Fisher (1935), The logic of inductive inference.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { fisherExact } from "./exact_independence.ts";
 *
 * assertAlmostEquals(fisherExact([8, 2], [1, 5]), 0.03496503, 1e-8);
 * ```
 */
export function fisherExact(
  a: readonly [number, number],
  b: readonly [number, number],
): number {
  const [row, column] = [sum(a), a[0] + b[0]];
  const total = row + sum(b);
  const lowest = Math.max(0, row + column - total);
  const highest = Math.min(row, column);
  // Logarithms of the chances but for a common term, from one table to the next.
  const chances = [0];
  for (let k = lowest; k < highest; k++) {
    const ratio = (row - k) * (column - k) /
      ((k + 1) * (total - row - column + k + 1));
    chances.push(chances[chances.length - 1] + Math.log(ratio));
  }
  const top = chances.reduce((best, next) => Math.max(best, next));
  const weights = chances.map((chance) => Math.exp(chance - top));
  // Tables as likely as the one seen must not be lost to rounding.
  const limit = weights[a[0] - lowest] * (1 + 1e-7);
  const unlikely = weights.filter((weight) => weight <= limit);
  return Math.min(1, sum(unlikely) / sum(weights));
}
