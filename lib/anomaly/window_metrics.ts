import { countDeviate } from "./count_deviate.ts";
import { median, robustScale, skewness } from "./robust.ts";
import type { Metric } from "./score_metric.ts";

/** What is known of windows, equally long columns; NaN where something is not known. */
export interface WindowValues {
  readonly logs: Float64Array;
  readonly failures: Float64Array;
  readonly latency_mean_ms: Float64Array;
  readonly latency_sd_ms: Float64Array;
  readonly latency_count: Float64Array;
}

/** Logs may come more regularly than by chance; a fifth of its standard error is the least that is believed. */
const LEAST_VARIANCE = 0.04;
/** A count that is usually below this has no useful median. */
const SPARSE = 5;
/** Means of a hundred latencies, few of which are very long, are about so skewed. */
const MOST_SKEWNESS = 0.15;

/** How many logs, or other things, there are in a window: a count around a load. */
export function countMetric(counts: Float64Array): Metric {
  const isSparse = median(counts) < SPARSE;
  // A rhythm multiplies a load: a quiet day has the same hours at another level.
  const values = isSparse
    ? counts
    : counts.map((count) => Math.log(count + 1 / 2));
  const expected = (level: number) =>
    Math.max(isSparse ? level : Math.exp(level) - 1 / 2, 0.01);
  return {
    values,
    isSparse,
    weights: new Float64Array(counts.length).fill(1),
    deviate: (i, level) => countDeviate(counts[i], expected(level)),
    variance: (_, level) => 1 / expected(level),
    leastVariance: LEAST_VARIANCE,
    usual: (_, level) => expected(level),
  };
}

/** How many of a window's logs are failures, given how many logs it has. */
export function failuresMetric(
  failures: Float64Array,
  logs: Float64Array,
): Metric {
  const total = logs.reduce((sum, n) => n > 0 ? sum + n : sum, 0);
  // Neither 0 nor 1, where one failure more would be infinitely surprising.
  const share = (level: number) =>
    Math.min(Math.max(level, 0.5 / total), 1 - 0.5 / total);
  return {
    values: failures.map((count, i) => count / logs[i]),
    isSparse: median(failures) < SPARSE,
    weights: logs,
    deviate: (i, level) =>
      countDeviate(failures[i], share(level) * logs[i], logs[i]),
    variance: (i, level) => share(level) * (1 - share(level)) / logs[i],
    leastVariance: 1,
    usual: (i, level) => share(level) * logs[i],
  };
}

/**
 * The mean latency of a window, given how many latencies it is the mean of; its
 * logarithm, where means are so skewed that a few latencies must be very long.
 *
 * Its standard error comes from the latencies' usual spread or from the
 * window's own, whichever is larger: a few very long latencies make a window's
 * mean long, but its spread too, so that they are no surprise.
 */
export function latencyMetric(
  { latency_mean_ms, latency_sd_ms, latency_count }: WindowValues,
): Metric {
  const isPositive = latency_mean_ms.every((mean) => !(mean <= 0));
  const isLog = isPositive &&
    skewness(deviations(latency_mean_ms, latency_count)) > MOST_SKEWNESS;
  const values = isLog ? latency_mean_ms.map(Math.log) : latency_mean_ms;
  // Relative to the level, because spreads grow with it; a level of 0 has no relation.
  const unit = isPositive ? (level: number) => level : () => 1;
  const ownSquare = (i: number, level: number) =>
    (latency_sd_ms[i] / unit(isLog ? latency_mean_ms[i] : level)) ** 2 || 0;
  const middle = unit(median(latency_mean_ms));
  const usual = usualSquare(
    latency_mean_ms.map((mean, i) => ownSquare(i, mean)),
    deviations(latency_mean_ms, latency_count).map((value) => value / middle),
  );
  const variance = (i: number, level: number) =>
    Math.max(usual, ownSquare(i, level)) / latency_count[i];
  return {
    values,
    isSparse: false,
    weights: latency_count,
    deviate(i, level) {
      const distance = values[i] - level;
      return (isLog ? distance : distance / unit(level)) /
        Math.sqrt(variance(i, level));
    },
    variance,
    leastVariance: 1,
    usual: (_, level) => isLog ? Math.exp(level) : level,
  };
}

/**
 * Any other number of a window, given how many logs it rests on: nothing but
 * the windows themselves says how far it scatters.
 *
 * @param weights Logs of each window.
 */
export function plainMetric(
  values: Float64Array,
  weights: Float64Array,
): Metric {
  const usual = usualSquare(
    new Float64Array(0),
    deviations(values, weights),
  );
  return {
    values,
    weights,
    isSparse: false,
    deviate: (i, level) => (values[i] - level) / Math.sqrt(usual / weights[i]),
    variance: (i) => usual / weights[i],
    leastVariance: LEAST_VARIANCE,
    usual: (_, level) => level,
  };
}

/** The squared spread of single latencies: from within the windows, or else from between them. */
function usualSquare(within: Float64Array, between: Float64Array): number {
  const known = within.filter((square) => square > 0);
  if (known.length > 0) return median(known);
  const plain = between.filter((value) => !Number.isNaN(value));
  const mean = plain.reduce((sum, value) => sum + value ** 2, 0) / plain.length;
  // All latencies alike: none is surprising.
  return robustScale(between) ** 2 || mean || 1;
}

/** How far values lie from their median, in a unit in which means of few are no further out. */
function deviations(values: Float64Array, counts: Float64Array): Float64Array {
  const middle = median(values);
  return values.map((value, i) => (value - middle) * Math.sqrt(counts[i]));
}
