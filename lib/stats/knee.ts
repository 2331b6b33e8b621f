import { f } from "./distributions.ts";
import { sum } from "./sum.ts";

/** A line that is flat up to a point and rises from there. */
export interface Knee {
  /** Where it begins to rise, on the x axis. */
  readonly at: number;
  /** How much y rises for one unit of x beyond that; falls where negative. */
  readonly slope: number;
  /**
   * How likely a straight line would leave so much more scatter than the knee by
   * chance, corrected for the places that were tried.
   */
  readonly p_value: number;
}

/** Shares of the x values below the places that are tried. */
const PLACES = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/**
 * The point from which on `y` rises with `x`, if it is flat below: weighted
 * least squares of `y = a + b max(0, x - at)` for `at` at every twentieth part of
 * the values, the best of them held against the straight line by an F test,
 * Bonferroni-corrected for the places.
 *
 * Assumes scatter around the line with a variance of one over the weight, up to
 * a factor, and independent pairs.
 *
 * @param x Finite values.
 * @param y As many.
 * @param weights As many, above 0.
 * @returns Undefined with fewer than 20 pairs or a constant `x`.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { findKnee } from "./knee.ts";
 *
 * const x = Array.from({ length: 100 }, (_, i) => i);
 * const knee = findKnee(x, x.map((load) => 50 + 2 * Math.max(0, load - 60)), x.map(() => 1));
 *
 * assertAlmostEquals(knee?.at ?? 0, 60, 3);
 * assertAlmostEquals(knee?.slope ?? 0, 2, 0.1);
 * ```
 */
export function findKnee(
  x: readonly number[],
  y: readonly number[],
  weights: readonly number[],
): Knee | undefined {
  const n = x.length;
  if (n < 20) return undefined;
  const sorted = x.toSorted((a, b) => a - b);
  const line = fit(x, y, weights);
  if (line === undefined) return undefined;
  const places = new Set(PLACES.map((share) => sorted[Math.floor(share * n)]));
  let best: { at: number; slope: number; scatter: number } | undefined;
  for (const at of places) {
    const bent = fit(x.map((value) => Math.max(0, value - at)), y, weights);
    if (bent === undefined) continue;
    if (best === undefined || bent.scatter < best.scatter) {
      best = { at, ...bent };
    }
  }
  if (best === undefined) return undefined;
  const df = n - 3;
  const gain = (line.scatter - best.scatter) / (best.scatter / df);
  const p = best.scatter === 0 ? 0 : 1 - f.cdf(Math.max(0, gain), 1, df);
  const p_value = Math.min(1, p * places.size);
  return { at: best.at, slope: best.slope, p_value };
}

/** The weighted least-squares line and the scatter that it leaves. */
function fit(
  x: readonly number[],
  y: readonly number[],
  weights: readonly number[],
): { slope: number; scatter: number } | undefined {
  const weight = sum(weights);
  const mean = (of: readonly number[]) =>
    sum(of.map((value, i) => weights[i] * value)) / weight;
  const [meanX, meanY] = [mean(x), mean(y)];
  const xx = sum(x.map((value, i) => weights[i] * (value - meanX) ** 2));
  if (!(xx > 0)) return undefined;
  const xy = sum(
    x.map((value, i) => weights[i] * (value - meanX) * (y[i] - meanY)),
  );
  const slope = xy / xx;
  const scatter = sum(
    y.map((value, i) =>
      weights[i] * (value - meanY - slope * (x[i] - meanX)) ** 2
    ),
  );
  return { slope, scatter };
}
