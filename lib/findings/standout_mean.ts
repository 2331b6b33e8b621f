import type { Interval } from "../stats/intervals.ts";
import {
  meanDifference,
  type MeanSummary,
  mergeSummaries,
} from "../stats/mean_difference.ts";

/** The group whose mean differs most from the rest. */
export interface StandoutMean<Group extends MeanSummary> {
  readonly group: Group;
  readonly others: MeanSummary;
  /** How much higher its mean is, with an interval that allows for the choice. */
  readonly difference: Interval;
}

/**
 * The group that lies most standard errors from the others together. The most
 * extreme of several looks more extreme than it is, so the interval has
 * Bonferroni's confidence.
 *
 * @param groups Two or more.
 */
export function furthestMean<Group extends MeanSummary>(
  groups: readonly Group[],
): StandoutMean<Group> {
  const confidence = 1 - 0.05 / groups.length;
  const compared = groups.map((group) => {
    const others = mergeSummaries(groups.filter((other) => other !== group));
    const difference = meanDifference(group, others, confidence);
    const half = (difference.high - difference.low) / 2;
    const { value } = difference;
    const distance = value === 0 ? 0 : value / half;
    return { group, others, difference, distance };
  });
  return compared.reduce((best, next) =>
    Math.abs(next.distance) > Math.abs(best.distance) * (1 + 1e-9) ? next : best
  );
}
