import { kendallInflation } from "./effective_size.ts";
import { type Interval, twoSidedZ } from "./intervals.ts";
import { rank } from "./ranks.ts";
import { sum } from "./sum.ts";
import { normalTwoSided } from "./tails.ts";

/** A trend: its slope, in values a unit of time, with its interval. */
export interface Trend extends Interval {
  /** Mann and Kendall's z: how sure it is that the values rise (or fall, below 0). */
  readonly statistic: number;
  readonly p_value: number;
  /** Kendall's tau-a: the share of pairs that rise less the share that fall, -1 to 1. */
  readonly tau: number;
  /** By what factor memory multiplied the variance; 1 where there is none. */
  readonly inflation: number;
}

/** How a trend is judged. */
export interface TrendOptions {
  /** Of the interval; defaults to 0.95. */
  readonly confidence?: number;
  /** `allowed` widens the uncertainty by the series' memory (the default); `ignored` takes the values to be independent. */
  readonly memory?: "allowed" | "ignored";
}

/**
 * Do values rise or fall over time? Mann and Kendall's test with Theil and Sen's
 * slope: the median of the slopes between all pairs of points, which a third of
 * the values may miss without misleading it.
 *
 * A series that remembers its past wanders, and looks like a trend for a while:
 * its memory, after the trend is taken out, widens the uncertainty. Assumes a
 * monotone trend; a rhythm of few cycles can pass for one.
 *
 * Takes time and memory with the square of the length. With fewer than 4
 * points, or values or times all alike, the slope is 0, the interval all numbers
 * and the p-value 1.
 *
 * @param times In order.
 * @param values As many, finite.
 * @see Mann (1945); Sen (1968), Estimates of the regression coefficient based on
 * Kendall's tau; Hamed and Rao (1998) for the memory.
 *
 * @example Usage
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { trend } from "./trend.ts";
 *
 * const { value, p_value } = trend([0, 1, 2, 3, 4, 5], [1, 3, 5, 7, 9, 900]);
 * assertEquals(value, 2);
 * assert(p_value < 0.01);
 * ```
 */
export function trend(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  { confidence = 0.95, memory = "allowed" }: TrendOptions = {},
): Trend {
  const n = values.length;
  const { slopes, score } = pairwise(times, values);
  const independent = kendallVariance(n, times, values);
  if (n < 4 || !(independent > 0)) return noTrend();
  const value = median(slopes);
  const inflation = memory === "ignored" ? 1 : kendallInflation(
    rank(Array.from(values, (at, i) => at - value * times[i])).ranks,
  );
  const error = Math.sqrt(independent * inflation);
  const reach = twoSidedZ(confidence) * error;
  const place = (at: number) =>
    slopes[Math.min(slopes.length - 1, Math.max(0, at))];
  return {
    value,
    low: place(evenRound((slopes.length - reach) / 2) - 1),
    high: place(evenRound((slopes.length + reach) / 2)),
    statistic: score / error,
    p_value: normalTwoSided(score / error),
    tau: score / (n * (n - 1) / 2),
    inflation,
  };
}

/** The slopes between all pairs, rising, and how many rise less how many fall. */
function pairwise(times: ArrayLike<number>, values: ArrayLike<number>) {
  const n = values.length;
  const slopes = new Float64Array(n * (n - 1) / 2);
  let [count, score] = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const step = times[j] - times[i];
      if (step === 0) continue;
      const slope = (values[j] - values[i]) / step;
      slopes[count++] = slope;
      score += Math.sign(slope);
    }
  }
  return { slopes: slopes.subarray(0, count).sort(), score };
}

/** The variance of Kendall's S for independent values, ties allowed for as Sen does. */
function kendallVariance(
  n: number,
  times: ArrayLike<number>,
  values: ArrayLike<number>,
): number {
  const term = (t: number) => t * (t - 1) * (2 * t + 5);
  const tied = [times, values].map((of) => sum(rank(of).ties.map(term)));
  return (term(n) - tied[0] - tied[1]) / 18;
}

function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Halves go to the even neighbour, as NumPy rounds. */
function evenRound(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

function noTrend(): Trend {
  return {
    ...{ value: 0, low: -Infinity, high: Infinity },
    ...{ statistic: 0, p_value: 1, tau: 0, inflation: 1 },
  };
}
