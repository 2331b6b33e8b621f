/**
 * The area under the ROC curve: how likely a positive is to have a higher score
 * than a negative, ties counting half.
 *
 * @param scores The higher, the more likely positive.
 * @param labels Whether each is positive.
 * @returns 0..1; 0.5 says nothing. Null without a positive or without a negative.
 * @see Hanley and McNeil (1982), The meaning and use of the area under a ROC curve.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { rocAuc } from "./ranking.ts";
 *
 * assertEquals(rocAuc([0.1, 0.4, 0.35, 0.8], [false, false, true, true]), 0.75);
 * ```
 */
export function rocAuc(
  scores: ArrayLike<number>,
  labels: readonly boolean[],
): number | null {
  const positives = labels.filter(Boolean).length;
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let seen = 0;
  let wins = 0;
  for (const { positive, negative } of ties(scores, labels)) {
    wins += positive * (negatives - seen - negative / 2);
    seen += negative;
  }
  return wins / positives / negatives;
}

/**
 * Average precision: the precision at each score's threshold, weighted by the
 * recall that it adds, as scikit-learn computes it. Unlike the ROC curve it
 * shows what a few positives among many are found with.
 *
 * @param scores The higher, the more likely positive; equal scores share a threshold.
 * @param labels Whether each is positive.
 * @returns 0..1; the share of positives says nothing. Null without a positive.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { averagePrecision } from "./ranking.ts";
 *
 * const labels = [false, false, true, true];
 * const found = averagePrecision([0.1, 0.4, 0.35, 0.8], labels);
 * assertAlmostEquals(found ?? NaN, 0.8333, 1e-4);
 * ```
 */
export function averagePrecision(
  scores: ArrayLike<number>,
  labels: readonly boolean[],
): number | null {
  const positives = labels.filter(Boolean).length;
  if (positives === 0) return null;
  let [taken, right, total] = [0, 0, 0];
  for (const { positive, negative } of ties(scores, labels)) {
    taken += positive + negative;
    right += positive;
    total += positive * right / taken;
  }
  return total / positives;
}

/** Positives and negatives at each score, the highest first. */
function ties(scores: ArrayLike<number>, labels: readonly boolean[]) {
  const order = [...labels.keys()].sort((a, b) => scores[b] - scores[a]);
  const groups: { score: number; positive: number; negative: number }[] = [];
  for (const row of order) {
    if (groups.at(-1)?.score !== scores[row]) {
      groups.push({ score: scores[row], positive: 0, negative: 0 });
    }
    groups[groups.length - 1][labels[row] ? "positive" : "negative"]++;
  }
  return groups;
}
