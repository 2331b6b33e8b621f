import { normal } from "../stats/distributions.ts";
import { sum } from "../stats/sum.ts";

/** How the far end of a distribution is thought to fall off. */
export interface Tail {
  /**
   * `normal`: like a bell curve of any width. The other two for what comes in
   * bursts, more slowly: `exponential`, or `stretched`, halfway between them.
   */
  readonly shape: "normal" | "stretched" | "exponential";
  /** How many observed peaks the width that the shape has by itself counts for; above 0. */
  readonly prior: number;
}

/** The values above the limit, in peaks. */
interface Peaks {
  /** The peak that each value belongs to; -1 below the limit. */
  readonly own: Int32Array;
  /** How many values that may be learnt from each peak has, and the sum of their excesses. */
  readonly sizes: readonly number[];
  readonly sums: readonly number[];
  /** The sum of the squares of their excesses. */
  readonly squares: readonly number[];
}

/** Beyond this share of the values, the tail is fitted rather than counted. */
const TAIL_SHARE = 0.2;
/** As many values below the limit in a row end a peak. */
const PEAK_GAP = 3;
/** A scale on which the excesses of each shape are exponential. */
const DEPTHS = {
  normal: normalDepth,
  stretched: (value: number) => Math.max(0, value) ** 1.5,
  exponential: (value: number) => value,
};
/** The mean excess of a bell curve over its 80th percentile on these scales. */
const USUAL_EXCESSES = { normal: 1, stretched: 0.95, exponential: 0.56 };

/**
 * How likely each value, or a higher one, is among values like the others.
 *
 * Up to the 80th percentile by counting (a conformal p-value). Counting ends at
 * one in as many as there are; so beyond, the excess over that percentile is
 * taken to fall off with the tail's shape, as fast as the others' excesses do:
 * `p = share (1 + x / (k m))^-k` for an excess x, when the others have the mean
 * excess m and k separate peaks. It is the predictive distribution of an
 * exponential excess, the wider the fewer peaks it is learnt from. A value's
 * own peak is left out of m and k, so that an incident does not excuse itself.
 *
 * Of what comes in bursts, k is the effective number of peaks, and m leans to
 * the high ones: a few bursts amid much noise tell no more than those few, and
 * another burst is to be measured by them.
 *
 * @param values Standard deviations above what is usual, in the order of time; NaN is left out.
 * @param isOdd Values that nothing is learnt from (1); they are judged like the others.
 * @returns One chance in (0, 1] a value; NaN where the value is NaN.
 */
export function tailChance(
  values: Float64Array,
  isOdd: Uint8Array,
  tail: Tail,
): Float64Array {
  const sorted = values.filter((value, i) => !Number.isNaN(value) && !isOdd[i])
    .sort();
  const count = sorted.length;
  const limit = sorted[Math.floor((1 - TAIL_SHARE) * count)];
  const depth = DEPTHS[tail.shape];
  const edge = depth(limit);
  const excesses = values.map((value) =>
    value > limit ? depth(value) - edge : 0
  );
  const peaks = findPeaks(values, isOdd, excesses, limit);
  const learnt = learnFrom(peaks, tail);
  const share = (sum(peaks.sizes) + 1) / (count + 1);
  return values.map((value, i) => {
    if (Number.isNaN(value)) return NaN;
    if (!(value > limit)) {
      return Math.max(share, (count - rank(sorted, value) + 1) / (count + 1));
    }
    const { k, mean } = learnt[peaks.own[i]];
    return share * Math.exp(-k * Math.log1p(excesses[i] / (k * mean)));
  });
}

/** How many peaks there are beside each, and their mean excess; the tail's prior ones included. */
function learnFrom(peaks: Peaks, { shape, prior }: Tail) {
  const { sizes, sums, squares } = peaks;
  const all = {
    count: sizes.filter((size) => size > 0).length,
    size: sum(sizes),
    sum: sum(sums),
    squares: sum(squares),
    sumSquares: sum(sums.map((part) => part * part)),
  };
  return sizes.map((size, own) => {
    const rest = all.sum - sums[own];
    if (all.size === size || !(rest > 0)) {
      return { k: prior, mean: USUAL_EXCESSES[shape] };
    }
    let number = all.count - (size > 0 ? 1 : 0);
    let mean = rest / (all.size - size);
    if (shape !== "normal") {
      number = Math.min(number, rest ** 2 / (all.sumSquares - sums[own] ** 2));
      mean = Math.max(mean, (all.squares - squares[own]) / rest / 2);
    }
    const k = number + prior;
    return { k, mean: (number * mean + prior * USUAL_EXCESSES[shape]) / k };
  });
}

function findPeaks(
  values: Float64Array,
  isOdd: Uint8Array,
  excesses: Float64Array,
  limit: number,
): Peaks {
  const own = new Int32Array(values.length).fill(-1);
  const sizes: number[] = [];
  const sums: number[] = [];
  const squares: number[] = [];
  let last = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (!(values[i] > limit)) continue;
    if (i - last > PEAK_GAP) {
      for (const part of [sizes, sums, squares]) part.push(0);
    }
    const peak = sizes.length - 1;
    own[i] = peak;
    last = i;
    if (isOdd[i]) continue;
    sizes[peak]++;
    sums[peak] += excesses[i];
    squares[peak] += excesses[i] ** 2;
  }
  return { own, sizes, sums, squares };
}

/** How many of the sorted values lie below. */
function rank(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Minus the logarithm of a standard normal's upper tail: exponential for a normal variable. */
function normalDepth(z: number): number {
  if (z < 8) return -Math.log(normal.cdf(-z, 0, 1));
  // Mills' ratio; its error is below 1e-5 here.
  const ratio = 1 - 1 / z ** 2 + 3 / z ** 4 - 15 / z ** 6;
  return z ** 2 / 2 + Math.log(z * Math.sqrt(2 * Math.PI)) - Math.log(ratio);
}
