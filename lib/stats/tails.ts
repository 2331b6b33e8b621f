import { chisquare, f, normal, t as student } from "./distributions.ts";

/**
 * How likely a chi-square variable is to be at least `x`.
 *
 * Far out, `1 - cdf` would cancel to nothing, so there the finite sum for whole
 * degrees of freedom is used, whose terms are all positive.
 *
 * @param df Whole degrees of freedom, 1 or more.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { chiSquareTail } from "./tails.ts";
 *
 * assertAlmostEquals(chiSquareTail(3.841458820694124, 1), 0.05);
 * ```
 */
export function chiSquareTail(x: number, df: number): number {
  if (!(x > 0)) return 1;
  const upper = 1 - chisquare.cdf(x, df);
  return upper > 1e-3 ? upper : chiSquareTailSum(x, df);
}

/** How likely a variable of Fisher's F distribution is to be at least `x`. */
export function fTail(x: number, df1: number, df2: number): number {
  if (!(x > 0)) return 1;
  // 1/F has the degrees of freedom exchanged: a lower tail, without cancellation.
  return f.cdf(1 / x, df2, df1);
}

/** How likely Student's t is to be at least `|t|` away from 0 on either side. */
export function tTwoSided(t: number, df: number): number {
  return 2 * student.cdf(-Math.abs(t), df);
}

/** How likely a standard normal variable is to be at least `|z|` away from 0 on either side. */
export function normalTwoSided(z: number): number {
  return 2 * normal.cdf(-Math.abs(z), 0, 1);
}

/**
 * How likely at least `k` successes are in `n` trials with chance `share` each.
 *
 * By the relation of the binomial to the F distribution: exact, also far out.
 */
export function binomialTail(k: number, n: number, share: number): number {
  if (k <= 0 || share >= 1) return 1;
  if (k > n || share <= 0) return 0;
  const odds = share / (1 - share);
  return f.cdf(odds * (n - k + 1) / k, 2 * k, 2 * (n - k + 1));
}

/**
 * The finite sum for whole degrees of freedom: `e^(-x/2) * sum (x/2)^j / j!`
 * over j = 0, 1, … below df/2, or over the halves with the normal tail for odd
 * ones. In logarithms, because `e^(-x/2)` alone underflows.
 */
function chiSquareTailSum(x: number, df: number): number {
  const half = x / 2;
  const odd = df % 2 === 1;
  let logTerm = odd
    ? -half + Math.log(half) / 2 - Math.log(Math.PI / 4) / 2
    : -half;
  let sum = odd ? normalTwoSided(Math.sqrt(x)) : 0;
  for (let j = odd ? 0.5 : 0; j < df / 2 - 0.25; j++) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(half / (j + 1));
  }
  return sum;
}
