import { chiSquareQuantile } from "./chi_square_quantile.ts";
import { f } from "./distributions.ts";
import type { Interval } from "./intervals.ts";

/**
 * How many times as high one rate of events is as another, with an exact
 * interval, also for the smallest counts.
 *
 * Of all the events, the first group holds a binomial count; Clopper and
 * Pearson's interval of its chance gives that of the ratio.
 *
 * Assumes that events are independent of each other.
 *
 * @param events A whole number, over `exposure`: time, or things that could have been events.
 * @param otherEvents Over `otherExposure`, in the same unit.
 * @param confidence Of the interval; defaults to 0.95.
 * @returns Without events or exposure on both sides, NaN with an interval from 0
 * to infinity; with no other event, infinity.
 * @see Clopper and Pearson (1934); Przyborowski and Wilenski (1940). The test
 * that belongs to it is `compareRates`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { rateRatio } from "./rate_ratio.ts";
 *
 * const { value, low } = rateRatio(30, 10, 20, 10);
 * assertEquals([value, low < 1], [1.5, true]);
 * ```
 */
export function rateRatio(
  events: number,
  exposure: number,
  otherEvents: number,
  otherExposure: number,
  confidence = 0.95,
): Interval {
  if (!(events + otherEvents > 0 && exposure > 0 && otherExposure > 0)) {
    return { value: NaN, low: 0, high: Infinity };
  }
  const scale = otherExposure / exposure;
  const rest = (1 - confidence) / 2;
  return {
    value: events / otherEvents * scale,
    low: oddsBelow(rest, events, otherEvents) * scale,
    high: scale / oddsBelow(rest, otherEvents, events),
  };
}

/**
 * How much higher one rate of events is than another, in events a unit of
 * exposure, with an interval.
 *
 * It joins the exact intervals of the two rates by the squares of their
 * distances, so it is not symmetric where the counts are small.
 *
 * Assumes that events are independent of each other.
 *
 * @param events A whole number, over `exposure` above 0.
 * @param otherEvents Over `otherExposure` above 0.
 * @param confidence Of the interval; defaults to 0.95.
 * @see Garwood (1936) for a rate's interval; Zou and Donner (2008) for joining them.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { rateDifference } from "./rate_ratio.ts";
 *
 * const { value, low } = rateDifference(30, 10, 20, 10);
 * assertEquals([value, low < 0], [1, true]);
 * ```
 */
export function rateDifference(
  events: number,
  exposure: number,
  otherEvents: number,
  otherExposure: number,
  confidence = 0.95,
): Interval {
  const a = rateInterval(events, exposure, confidence);
  const b = rateInterval(otherEvents, otherExposure, confidence);
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/**
 * A rate of events with Garwood's exact interval.
 *
 * @param events A whole number, over `exposure` above 0.
 * @param confidence Of the interval; defaults to 0.95.
 */
export function rateInterval(
  events: number,
  exposure: number,
  confidence = 0.95,
): Interval {
  const rest = (1 - confidence) / 2;
  const quantile = (p: number, count: number) =>
    count === 0 ? 0 : chiSquareQuantile(p, 2 * count) / 2;
  return {
    value: events / exposure,
    low: quantile(rest, events) / exposure,
    high: quantile(1 - rest, events + 1) / exposure,
  };
}

/** The lowest odds of an event falling here that leave `p` above what was seen. */
function oddsBelow(p: number, here: number, there: number): number {
  if (here === 0) return 0;
  return here * f.quantile(p, 2 * here, 2 * (there + 1)) / (there + 1);
}
