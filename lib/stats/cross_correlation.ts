import { sidak } from "./adjust.ts";
import { autocorrelation } from "./autocorrelation.ts";
import { type Interval, twoSidedZ } from "./intervals.ts";
import { sum } from "./sum.ts";
import { normalTwoSided } from "./tails.ts";

/** How one series goes before another. */
export interface Lead extends Interval {
  /** By how many steps it goes before, 1 or more. */
  readonly lag: number;
  /** The correlation at that lag in standard errors. */
  readonly statistic: number;
  /** Allows for the choice among the lags. */
  readonly p_value: number;
}

/**
 * How closely `y` follows `x` so many steps later: their cross-correlation, -1
 * to 1. 0 where either is constant or no longer than the lag.
 *
 * @param x Equally spaced values in time order, finite.
 * @param y As many.
 * @param lag 0 or more.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { crossCorrelation } from "./cross_correlation.ts";
 *
 * const x = [0, 5, 1, 3, 9, 2, 4, 4];
 * const later = [0, ...x.slice(0, -1)];
 * assert(crossCorrelation(x, later, 1) > crossCorrelation(x, later, 0));
 * ```
 */
export function crossCorrelation(
  x: readonly number[],
  y: readonly number[],
  lag: number,
): number {
  const [a, b] = [centred(x), centred(y)];
  const size = Math.sqrt(
    sum(a.map((value) => value * value)) * sum(b.map((value) => value * value)),
  );
  if (!(size > 0)) return 0;
  return sum(b.slice(lag).map((value, i) => value * a[i])) / size;
}

/**
 * Does `x` go before `y`? The strongest cross-correlation over the lags, after
 * both series went through the filter that leaves `x` without memory.
 *
 * Two series with a memory agree at some lag by chance alone; without that of
 * one of them, each cross-correlation scatters by one over the root of its pairs
 * whatever the other does. The p-value allows for the choice of the lag.
 *
 * Assumes equally spaced values without gaps and one linear relation over the
 * whole period. The interval allows for the choice, too.
 *
 * @param x In time order, finite.
 * @param y As many.
 * @param lags How many lags to look at, from 1. With fewer than four values for
 * each lag, or a constant, the value is 0 and the p-value 1.
 * @see Box and Jenkins (1970), Time series analysis, on prewhitening.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { seededRandom } from "../logs/random.ts";
 * import { leadingCorrelation } from "./cross_correlation.ts";
 *
 * const x = Array.from({ length: 200 }, seededRandom(1));
 * const twoLater = x.map((_, i) => x[i - 2] ?? 0);
 * assertEquals(leadingCorrelation(x, twoLater, 5).lag, 2);
 * ```
 */
export function leadingCorrelation(
  x: readonly number[],
  y: readonly number[],
  lags: number,
): Lead {
  const filter = memoryFilter(x);
  const [a, b] = [filtered(x, filter), filtered(y, filter)];
  const n = a.length;
  if (n < 4 * lags + 4) return noLead();
  const found = Array.from({ length: lags }, (_, i) => {
    const value = crossCorrelation(a, b, i + 1);
    return { lag: i + 1, value, z: value * n / Math.sqrt(n - i - 1) };
  });
  const best = found.reduce((best, next) =>
    Math.abs(next.z) > Math.abs(best.z) ? next : best
  );
  const { value, lag, z } = best;
  const half = twoSidedZ(1 - 0.05 / lags) / Math.sqrt(n - lag - 3);
  const bound = (side: number) =>
    Math.tanh(Math.atanh(Math.min(1, Math.max(-1, value))) + side * half);
  return {
    value,
    low: bound(-1),
    high: bound(1),
    lag,
    statistic: z,
    p_value: sidak(normalTwoSided(z), lags),
  };
}

/**
 * The autoregression that takes a series' memory away: its order by Akaike's
 * criterion among 0 to 10, its weights by Durbin and Levinson.
 */
function memoryFilter(values: readonly number[]): readonly number[] {
  const most = Math.min(10, Math.floor(values.length / 10));
  let weights: number[] = [];
  let left = 1;
  let best = { weights, criterion: 0 };
  for (let order = 1; order <= most && left > 1e-9; order++) {
    const reach = sum(
      weights.map((w, i) => w * autocorrelation(values, order - 1 - i)),
    );
    const last = (autocorrelation(values, order) - reach) / left;
    weights = [
      ...weights.map((w, i) => w - last * weights[weights.length - 1 - i]),
      last,
    ];
    left *= 1 - last * last;
    const criterion = values.length * Math.log(left) + 2 * order;
    if (criterion < best.criterion) best = { weights, criterion };
  }
  return best.weights;
}

function filtered(
  values: readonly number[],
  weights: readonly number[],
): number[] {
  return values.slice(weights.length).map((value, i) =>
    value - sum(weights.map((w, j) => w * values[i + weights.length - 1 - j]))
  );
}

function centred(values: readonly number[]): number[] {
  const mean = sum(values) / values.length;
  return values.map((value) => value - mean);
}

function noLead(): Lead {
  return { value: 0, low: -1, high: 1, lag: 1, statistic: 0, p_value: 1 };
}
