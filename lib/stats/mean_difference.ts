import { t as student } from "./distributions.ts";
import type { Interval } from "./intervals.ts";

/** A group of values by its summary. */
export interface MeanSummary {
  readonly mean: number;
  /** Standard deviation, n - 1 below the line. */
  readonly sd: number;
  readonly n: number;
}

/**
 * How much higher one group's mean is than another's, with Welch's interval,
 * which does not ask for equal variances; in the unit of the values.
 *
 * @param confidence Of the interval; defaults to 0.95.
 * @returns With fewer than two values in a group, an unbounded interval.
 * @see Welch (1947), The generalization of Student's problem.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { meanDifference } from "./mean_difference.ts";
 *
 * const slow = { mean: 60, sd: 26, n: 400 };
 * const fast = { mean: 55, sd: 26, n: 400 };
 * assertEquals(meanDifference(slow, fast).value, 5);
 * ```
 */
export function meanDifference(
  group: MeanSummary,
  other: MeanSummary,
  confidence = 0.95,
): Interval {
  const value = group.mean - other.mean;
  if (!(group.n > 1 && other.n > 1)) {
    return { value, low: -Infinity, high: Infinity };
  }
  const [a, b] = [group.sd ** 2 / group.n, other.sd ** 2 / other.n];
  if (a + b === 0) return { value, low: value, high: value };
  const df = (a + b) ** 2 / (a * a / (group.n - 1) + b * b / (other.n - 1));
  const half = student.quantile((1 + confidence) / 2, df) * Math.sqrt(a + b);
  return { value, low: value - half, high: value + half };
}

/** Several groups as one: its mean, and its standard deviation around that mean. */
export function mergeSummaries(groups: readonly MeanSummary[]): MeanSummary {
  const filled = groups.filter(({ n }) => n > 0);
  const n = filled.reduce((total, group) => total + group.n, 0);
  const mean =
    filled.reduce((total, group) => total + group.n * group.mean, 0) / n;
  const squares = filled.reduce(
    (total, group) =>
      total + group.n * (group.mean - mean) ** 2 +
      (group.n > 1 ? (group.n - 1) * group.sd ** 2 : 0),
    0,
  );
  return { mean, sd: Math.sqrt(squares / (n - 1)), n };
}
