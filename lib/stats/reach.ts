import { sum } from "./sum.ts";

/** How many groups are touched, and how many chance would touch. */
export interface Touched {
  readonly touched: number;
  readonly expected: number;
  /** The standard deviation of that number by chance. */
  readonly sd: number;
}

/**
 * How many groups would have at least one success, if the successes fell on the
 * trials of all groups at random?
 *
 * A group of n trials is untouched with chance (1 - share)^n. The variance is
 * that of independent groups less what the fixed number of successes takes away.
 * Assumes many groups: then the number touched is about normal.
 *
 * @param trials Of each group, above 0.
 * @param successes Of each group.
 * @see Feller (1968), An introduction to probability theory, IV.2, on occupancy.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { expectedReach } from "./reach.ts";
 *
 * const { touched, expected } = expectedReach([1, 1, 1, 1], [1, 1, 0, 0]);
 * assertEquals([touched, expected], [2, 2]);
 * ```
 */
export function expectedReach(
  trials: readonly number[],
  successes: readonly number[],
): Touched {
  const share = sum(successes) / sum(trials);
  const missed = trials.map((n) => (1 - share) ** n);
  const independent = sum(missed.map((chance) => chance * (1 - chance)));
  const together = sum(missed.map((chance, i) => trials[i] * share * chance));
  const fixed = share < 1
    ? together ** 2 / (sum(trials) * share * (1 - share))
    : 0;
  return {
    touched: successes.filter((count) => count > 0).length,
    expected: trials.length - sum(missed),
    sd: Math.sqrt(Math.max(0, independent - (fixed || 0))),
  };
}
