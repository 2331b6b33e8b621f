import { type Interval, twoSidedZ } from "./intervals.ts";

/**
 * How many times as large one share is as another, with Katz's interval on the
 * logarithmic scale.
 *
 * Assumes independent trials. Where either share has no success, half a success
 * is added to each side, so that the ratio and its interval stay finite.
 *
 * @param successes Of the first group, out of `total`.
 * @param otherSuccesses Of the second group, out of `otherTotal`.
 * @param confidence Of the interval; defaults to 0.95.
 * @returns The ratio; with an empty group, 1 with an interval from 0 to infinity.
 * @see Katz et al. (1978), Obtaining confidence intervals for the risk ratio.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { shareRatio } from "./share_ratio.ts";
 *
 * assertAlmostEquals(shareRatio(30, 100, 20, 100).value, 1.5);
 * ```
 */
export function shareRatio(
  successes: number,
  total: number,
  otherSuccesses: number,
  otherTotal: number,
  confidence = 0.95,
): Interval {
  if (!(total > 0 && otherTotal > 0)) {
    return { value: 1, low: 0, high: Infinity };
  }
  const add = successes > 0 && otherSuccesses > 0 ? 0 : 0.5;
  const [a, n, b, m] = [successes, total, otherSuccesses, otherTotal]
    .map((count) => count + add);
  const value = (a / n) / (b / m);
  const error = Math.sqrt(Math.max(0, 1 / a - 1 / n + 1 / b - 1 / m));
  const factor = Math.exp(twoSidedZ(confidence) * error);
  return { value, low: value / factor, high: value * factor };
}
