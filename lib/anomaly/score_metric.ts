import type { LevelFit } from "./baseline.ts";
import { median, robustScale } from "./robust.ts";

/** A metric of windows, and how far it would scatter by chance alone. */
export interface Metric {
  /** One value a window, on the scale on which its level is fitted; NaN where there is none. */
  readonly values: Float64Array;
  /** How much each value says about the level: what it rests on. */
  readonly weights: Float64Array;
  /** Whether values are so small counts that their median is no level. */
  readonly isSparse: boolean;
  /** How far a window lies from a level, in standard errors of sampling alone. */
  deviate(i: number, level: number): number;
  /** The sampling variance of a window at a level, as a share of what varies beside it. */
  variance(i: number, level: number): number;
  /** How little of its sampling variance a metric may show, as a share of it. */
  readonly leastVariance: number;
  /** What a window would have at a level, in the metric's own unit. */
  usual(i: number, level: number): number;
}

/** What {@linkcode scoreMetric} says of each window. */
export interface ScoredMetric {
  /** Standard errors above the baseline; NaN where the metric has no value. */
  readonly z: Float64Array;
  /** What is usual there, in the metric's own unit; NaN where that is not known. */
  readonly usual: Float64Array;
}

/** Rounds with weights that find the middle, then with weights that leave outliers out. */
const MEDIAN_ROUNDS = 4;
const BISQUARE_ROUNDS = 3;
/** Tukey's constant: 95 % efficient for normal values. */
const BISQUARE = 4.685;
/** Rounds that the excess variance takes to settle. */
const EXCESS_ROUNDS = 4;

/**
 * Fits a baseline to a metric, without its outliers, and says how many standard
 * errors each window lies from it.
 *
 * A standard error is made of what sampling gives for the window's size, and of
 * how much more than that the windows vary around their baseline: an excess
 * that is the same for all of them. Counts that vary less than chance gives
 * have a smaller one.
 *
 * @param isOdd Windows that nothing is learnt from (1); they are judged like the others.
 * @see Tukey's bisquare by iterated weights, Beaton and Tukey (1974); DerSimonian and Laird (1986) for the excess.
 */
export function scoreMetric(
  metric: Metric,
  isOdd: Uint8Array,
  fit: LevelFit,
): ScoredMetric {
  const { values, weights, isSparse } = metric;
  const base = weights.map((weight, i) =>
    weight > 0 && !isOdd[i] && !Number.isNaN(values[i]) ? weight : 0
  );
  let level = isSparse
    ? fit(values, base)
    : { values: levelled(values, base), leverages: base.map(() => 0) };
  let z = standardise(metric, isOdd, level.values, level.leverages);
  const first = isSparse ? MEDIAN_ROUNDS : 0;
  for (let round = first; round < MEDIAN_ROUNDS + BISQUARE_ROUNDS; round++) {
    const weigh = round < MEDIAN_ROUNDS ? medianWeight : bisquareWeight;
    const robust = base.map((weight, i) =>
      weight > 0 ? weight * weigh(z[i]) : 0
    );
    level = fit(values, robust);
    // A level lies nearer to the values that made it, and further from others.
    const owns = level.leverages.map((leverage, i) =>
      Number.isNaN(leverage) ? 0 : leverage * (weights[i] - 2 * robust[i])
    );
    z = standardise(metric, isOdd, level.values, owns);
  }
  return { z, usual: level.values.map((at, i) => metric.usual(i, at)) };
}

/** The median of what counts, everywhere. */
function levelled(values: Float64Array, weights: Float64Array): Float64Array {
  const middle = median(values.filter((_, i) => weights[i] > 0));
  return new Float64Array(values.length).fill(middle);
}

/**
 * Deviates in units that make those of ordinary windows standard.
 *
 * @param owns How much larger than a window's own variance that of its distance from the level is, as a share of it.
 */
function standardise(
  metric: Metric,
  isOdd: Uint8Array,
  level: Float64Array,
  owns: Float64Array,
): Float64Array {
  const plain = level.map((at, i) => {
    if (Number.isNaN(metric.values[i])) return NaN;
    return metric.deviate(i, at) / Math.sqrt(Math.max(0.1, 1 + owns[i]));
  });
  const ordinary = (z: Float64Array) =>
    robustScale(z.map((deviate, i) => isOdd[i] ? NaN : deviate)) ** 2;
  const scale = ordinary(plain);
  if (!(scale > 1) || metric.isSparse) {
    const least = metric.isSparse ? 1 : Math.max(scale, metric.leastVariance);
    return plain.map((deviate) => deviate / Math.sqrt(least));
  }
  const variances = level.map((at, i) =>
    Number.isNaN(metric.values[i]) ? NaN : metric.variance(i, at)
  );
  // The excess that makes ordinary deviates standard, by repeated correction.
  let excess = (scale - 1) * median(variances);
  let z = plain;
  for (let round = 0; round < EXCESS_ROUNDS; round++) {
    z = plain.map((deviate, i) =>
      deviate / Math.sqrt(1 + excess / variances[i])
    );
    excess *= ordinary(z);
  }
  return z;
}

const medianWeight = (z: number) => Math.min(1, 0.1 / Math.abs(z));

function bisquareWeight(z: number): number {
  const share = z / BISQUARE;
  return Math.abs(share) < 1 ? (1 - share * share) ** 2 : 0;
}
