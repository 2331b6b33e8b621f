import { sum } from "./sum.ts";

/**
 * The standard deviation within groups, from that of each: the root of the mean
 * variance, weighted by degrees of freedom.
 *
 * @param sds Each group's standard deviation, in any unit (n - 1 below the line); what is not finite is left out.
 * @param counts Each group's number of values; those below 2 are left out.
 * @returns In the same unit; NaN where no group holds two values.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { pooledSd } from "./pooled_sd.ts";
 *
 * assertEquals(pooledSd([3, 1, NaN], [2, 2, 1]), Math.sqrt(5));
 * ```
 */
export function pooledSd(
  sds: readonly (number | null)[],
  counts: readonly number[],
): number {
  const degrees = counts.map((n, i) =>
    Number.isFinite(sds[i]) ? Math.max(0, n - 1) : 0
  );
  const squares = degrees.map((df, i) =>
    df === 0 ? 0 : df * (sds[i] ?? 0) ** 2
  );
  return Math.sqrt(sum(squares) / sum(degrees));
}
