import { type Interval, twoSidedZ } from "../stats/intervals.ts";
import { shareRatio } from "../stats/share_ratio.ts";
import { sum } from "../stats/sum.ts";

/** A group with a share of successes. */
export interface Group {
  readonly name: string;
  readonly successes: number;
  readonly total: number;
}

/** The group that differs most from the rest. */
export interface Standout {
  readonly name: string;
  /** Its share and the others' together. */
  readonly share: number;
  readonly others: number;
  /** Its share over the others', less 1, with an interval that allows for the choice. */
  readonly excess: Interval;
  /** How far apart the two are in standard errors. */
  readonly z: number;
}

/**
 * The group whose share of successes lies furthest from the others', in
 * standard errors.
 *
 * The most extreme of several looks more extreme than it is. So the interval
 * has Bonferroni's confidence: all the groups' intervals together cover the
 * truth in 95% of cases.
 *
 * @param groups Two or more, with logs in each.
 * @param choices How many comparisons the choice was among; defaults to the groups.
 */
export function standout(
  groups: readonly Group[],
  choices = groups.length,
): Standout {
  const successes = sum(groups.map((group) => group.successes));
  const total = sum(groups.map((group) => group.total));
  const confidence = 1 - 0.05 / choices;
  const compared = groups.map((group) => {
    const [k, n] = [successes - group.successes, total - group.total];
    const ratio = shareRatio(group.successes, group.total, k, n, confidence);
    const share = group.successes / group.total;
    const others = k / n;
    const pooled = successes / total;
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / group.total + 1 / n));
    return {
      name: group.name,
      share,
      others,
      excess: lessOne(ratio),
      z: error > 0 ? (share - others) / error : 0,
    };
  });
  // Of two groups both lie equally far away: the one with more is named.
  return compared.reduce((best, next) =>
    distance(next.z) > distance(best.z) ||
      (distance(next.z) === distance(best.z) && next.z > best.z)
      ? next
      : best
  );
}

/** The factor that Bonferroni's interval for one of `choices` reaches in standard errors. */
export function bonferroniZ(choices: number): number {
  return twoSidedZ(1 - 0.05 / choices);
}

/** A ratio's interval as an excess over 1. */
export function lessOne({ value, low, high }: Interval): Interval {
  return { value: value - 1, low: low - 1, high: high - 1 };
}

function distance(z: number): number {
  // Rounded, so that two groups, mirror images of each other, tie exactly.
  return Number(Math.abs(z).toPrecision(9));
}

/**
 * The groups that a chi-square test can compare: the share over all groups lets
 * five successes and five others be expected in each.
 */
export function comparable(groups: readonly Group[]): Group[] {
  const share = sum(groups.map(({ successes }) => successes)) /
    sum(groups.map(({ total }) => total));
  return groups.filter(({ total }) => total * Math.min(share, 1 - share) >= 5);
}
