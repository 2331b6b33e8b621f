import { robustScale } from "./robust.ts";

/** Runs of windows, each by the window in its middle. */
export interface RunDeviates {
  /** Standard errors above the baseline of each run; NaN where its middle has none. */
  readonly z: Float64Array;
  /** 1 for runs that nothing is learnt from: those that hold such a window. */
  readonly isOdd: Uint8Array;
}

/** Standard errors that one window adds to a run at most. */
const MOST_OF_ONE = 3;

/**
 * How far windows lie from their baseline together with those around them: what
 * is only just out of the ordinary, but stays so for a while, is seen in the sum
 * of a run before it is seen in any of its windows. No window adds more than
 * three standard errors: what shows in one window is that window's own matter.
 *
 * Independent deviates add up to one again (Stouffer). Where windows follow one
 * another, sums scatter further; they are put back on the scale on which those
 * of ordinary runs are standard.
 *
 * @param z Standard errors above what is usual, in the order of time; NaN does not count.
 * @param isOdd Windows that nothing is learnt from (1).
 * @param length How many windows make a run, 1 or more; fewer at both ends.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { runDeviates } from "./run_deviates.ts";
 *
 * const z = new Float64Array(20).fill(1, 2, 6);
 * const runs = runDeviates(z, new Uint8Array(20), 4);
 * assertEquals(runs.z[3], 2);
 * ```
 */
export function runDeviates(
  z: Float64Array,
  isOdd: Uint8Array,
  length: number,
): RunDeviates {
  const before = Math.floor((length - 1) / 2);
  const runOf = (i: number) =>
    [
      Math.max(0, i - before),
      Math.min(z.length, i - before + length),
    ] as const;
  const sums = z.map((own, i) =>
    Number.isNaN(own) ? NaN : together(z.subarray(...runOf(i)))
  );
  const odd = isOdd.map((_, i) =>
    isOdd.subarray(...runOf(i)).includes(1) ? 1 : 0
  );
  const scale = robustScale(sums.map((sum, i) => odd[i] ? NaN : sum));
  return { z: scale > 1 ? sums.map((sum) => sum / scale) : sums, isOdd: odd };
}

function together(run: Float64Array): number {
  let [sum, count] = [0, 0];
  for (const z of run) {
    if (Number.isNaN(z)) continue;
    sum += Math.min(Math.max(z, -MOST_OF_ONE), MOST_OF_ONE);
    count++;
  }
  return sum / Math.sqrt(count);
}
