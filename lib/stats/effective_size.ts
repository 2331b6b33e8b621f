import { autocorrelation } from "./autocorrelation.ts";

/**
 * How many independent pairs two series in time are worth.
 *
 * A series that remembers its past repeats itself: two such series meet by
 * chance more often than their length suggests. Counted is the memory that
 * begins at lag 1 and lasts while both series surely still have some; what
 * comes after is noise, or a rhythm.
 *
 * @param x Equally spaced values in time order, finite.
 * @param y As many.
 * @returns At most their length; never below 3.
 * @see Bartlett (1935), Some aspects of the time-correlation problem; Pyper and
 * Peterman (1998), Comparison of methods to account for autocorrelation.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { effectiveSize } from "./effective_size.ts";
 *
 * const drift = Array.from({ length: 100 }, (_, i) => i);
 * assert(effectiveSize(drift, drift) < 10);
 * ```
 */
export function effectiveSize(
  x: readonly number[],
  y: readonly number[],
): number {
  const n = x.length;
  const shared = lastingMemory(n, (lag) => {
    const of = [autocorrelation(x, lag), autocorrelation(y, lag)];
    return Math.min(...of) > surely(n) ? of[0] * of[1] : 0;
  });
  return Math.max(3, n / (1 + 2 * shared));
}

/**
 * By what factor memory multiplies the variance of Kendall's S, which counts the
 * pairs that rise less those that fall. 1 for independent values.
 *
 * @param ranks Of values in time order, without their trend.
 * @see Hamed and Rao (1998), A modified Mann-Kendall trend test for autocorrelated data.
 */
export function kendallInflation(ranks: readonly number[]): number {
  const n = ranks.length;
  const shared = lastingMemory(n, (lag) => {
    const memory = autocorrelation(ranks, lag);
    const left = n - lag;
    return memory > surely(n)
      ? left * (left - 1) * (left - 2) * memory / (n * (n - 1) * (n - 2))
      : 0;
  });
  return 1 + 2 * shared;
}

/** Adds up what each lag gives, from the first to the last before one that gives nothing. */
function lastingMemory(n: number, at: (lag: number) => number): number {
  let total = 0;
  for (let lag = 1; lag < n - 3; lag++) {
    const more = at(lag);
    if (!(more > 0)) break;
    total += more * (1 - lag / n);
  }
  return total;
}

/** Above this an autocorrelation is more than noise. */
function surely(n: number): number {
  return 1.645 / Math.sqrt(n);
}
