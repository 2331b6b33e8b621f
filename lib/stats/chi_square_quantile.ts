import { chisquare } from "./distributions.ts";

/**
 * The value that a share `p` of a chi-square distribution lies below, by
 * halving the range that holds it until it is exact to 1e-12 of its size.
 *
 * @param p Above 0 and below 1.
 * @param df Degrees of freedom, above 0.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { chiSquareQuantile } from "./chi_square_quantile.ts";
 *
 * assertAlmostEquals(chiSquareQuantile(0.95, 1), 3.841458820694124, 1e-9);
 * ```
 */
export function chiSquareQuantile(p: number, df: number): number {
  let high = df;
  while (chisquare.cdf(high, df) < p) high *= 2;
  let low = 0;
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (chisquare.cdf(middle, df) < p) low = middle;
    else high = middle;
  }
  return high;
}
