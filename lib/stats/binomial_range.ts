import { twoSidedZ } from "./intervals.ts";
import { binomialTail } from "./tails.ts";

/** The counts that chance alone gives, and how rarely it leaves them. */
export interface BinomialRange {
  /** The lowest and the highest count that belong to it. */
  readonly low: number;
  readonly high: number;
  /** How likely chance alone is to give a count outside, 0..1. */
  readonly outside: number;
}

/**
 * The range of counts that chance alone leaves in no more than half of the rest
 * on either side: with a confidence of 0.99, at most 0.5 % below and above.
 *
 * Exact, from the binomial distribution. Counts are whole, so the range covers
 * a little more than its confidence.
 *
 * @param total Trials, a whole number. With none, only 0 is possible.
 * @param share The chance of each, 0 to 1.
 * @param confidence Between 0 and 1; defaults to 0.99.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { binomialRange } from "./binomial_range.ts";
 *
 * const { low, high } = binomialRange(355, 0.278);
 * assertEquals([low, high], [77, 121]);
 * ```
 */
export function binomialRange(
  total: number,
  share: number,
  confidence = 0.99,
): BinomialRange {
  const mean = total * share;
  if (!(mean > 0 && share < 1)) return { low: mean, high: mean, outside: 0 };
  const rest = (1 - confidence) / 2;
  const reach = twoSidedZ(confidence) * Math.sqrt(mean * (1 - share));
  const above = (k: number) => binomialTail(k + 1, total, share);
  const below = (k: number) => 1 - binomialTail(k, total, share);
  let high = Math.min(total, Math.floor(mean + reach));
  while (above(high) > rest) high++;
  while (above(high - 1) <= rest) high--;
  let low = Math.max(0, Math.ceil(mean - reach));
  while (below(low) > rest) low--;
  while (low < high && below(low + 1) <= rest) low++;
  return { low, high, outside: above(high) + below(low) };
}
