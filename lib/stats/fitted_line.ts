import { slope } from "./correlation.ts";
import type { Interval } from "./intervals.ts";
import { sum } from "./sum.ts";

/**
 * The least-squares line through pairs, as a function of `x` that gives the mean
 * of `y` there with its interval.
 *
 * Assumes independent pairs with equal scatter around the line. Pairs in which
 * either value is not finite are left out.
 *
 * @param confidence Of the interval at one `x`; defaults to 0.95.
 * @returns Null with fewer than 3 pairs or a constant `x`: there is no line.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { fittedLine } from "./fitted_line.ts";
 *
 * const line = fittedLine([1, 2, 3, 4], [3, 5, 7, 9]);
 * assertAlmostEquals(line?.(10).value ?? NaN, 21);
 * ```
 */
export function fittedLine(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  confidence = 0.95,
): ((x: number) => Interval) | null {
  const pairs = Array.from(x, (value, i) => [value, y[i]] as const)
    .filter((pair) => pair.every(Number.isFinite));
  const n = pairs.length;
  const [meanX, meanY] = [0, 1].map((i) => sum(pairs.map((p) => p[i])) / n);
  const xx = sum(pairs.map(([a]) => (a - meanX) ** 2));
  if (n < 3 || !(xx > 0)) return null;
  const { value, high } = slope(x, y, confidence);
  return (at) => {
    const mean = meanY + value * (at - meanX);
    // The slope's half interval is t·s/√xx; a mean's is t·s·√(1/n + d²/xx).
    const half = (high - value) * Math.sqrt(xx / n + (at - meanX) ** 2);
    return { value: mean, low: mean - half, high: mean + half };
  };
}
