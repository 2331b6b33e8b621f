/** Each count together with those before it: `[3, 2, 1]` gives `[3, 5, 6]`. */
export function cumulativeCounts(counts: readonly number[]): number[] {
  let reached = 0;
  return counts.map((count) => reached += count);
}

/**
 * How many of falling counts make up a part of their total.
 *
 * @param part Above 0 and at most 1.
 * @returns At least 1; 0 where nothing is counted.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { countsFor } from "./cumulative_counts.ts";
 *
 * assertEquals(countsFor([50, 30, 15, 5], 0.8), 2);
 * ```
 */
export function countsFor(counts: readonly number[], part: number): number {
  const reached = cumulativeCounts(counts);
  const goal = (reached.at(-1) ?? 0) * part;
  return 1 + reached.findIndex((count) => count >= goal);
}
