import { binomialTail } from "./tails.ts";

/** What {@linkcode compareRates} answers. */
export interface RateComparison {
  /** The signed root of the likelihood ratio: how far apart the rates are, in standard errors; finite also where the p-value is 0. */
  readonly z: number;
  /** Two-sided and exact; computed when it is asked for. */
  p_value(): number;
}

/**
 * Do events come at the same rate here as there? Compares two counts, each over
 * an exposure: a length of time, or the number of things that could have been
 * events.
 *
 * If both rates are one, each of all the events falls here with a chance that
 * only the exposures make: a binomial count, whose tail gives the p-value.
 *
 * Assumes that events are independent of each other. With no event at all, or
 * no exposure on a side, z is 0 and the p-value 1.
 *
 * @param events Here, a whole number.
 * @param exposure Of the same unit as `otherExposure`.
 * @see Przyborowski and Wilenski (1940), Homogeneity of results in testing samples from Poisson series.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { compareRates } from "./compare_rates.ts";
 *
 * const thrice = compareRates(30, 10, 10, 10);
 * assert(thrice.z > 3 && thrice.p_value() < 0.01);
 * ```
 */
export function compareRates(
  events: number,
  exposure: number,
  otherEvents: number,
  otherExposure: number,
): RateComparison {
  const total = events + otherEvents;
  const share = exposure / (exposure + otherExposure);
  if (!(total > 0 && share > 0 && share < 1)) {
    return { z: 0, p_value: () => 1 };
  }
  return {
    z: deviance(events, total, share),
    p_value: () => {
      const more = binomialTail(events, total, share);
      const fewer = binomialTail(otherEvents, total, 1 - share);
      return Math.min(1, 2 * Math.min(more, fewer));
    },
  };
}

/** The signed root of twice the log-likelihood that is lost by the share. */
function deviance(events: number, total: number, share: number): number {
  const part = (count: number, expected: number) =>
    count > 0 ? count * Math.log(count / expected) : 0;
  const lost = part(events, total * share) +
    part(total - events, total * (1 - share));
  return Math.sign(events - total * share) * Math.sqrt(2 * Math.max(0, lost));
}
