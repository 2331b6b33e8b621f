import { sum } from "./sum.ts";
import { chiSquareTail } from "./tails.ts";
import type { TestResult } from "./test_result.ts";

/**
 * How much a series resembles itself `lag` steps later, -1 to 1; 0 for a
 * constant series or one that is not longer than the lag.
 */
export function autocorrelation(
  values: readonly number[],
  lag: number,
): number {
  const mean = sum(values as number[]) / values.length;
  const centred = values.map((value) => value - mean);
  const square = sum(centred.map((value) => value * value));
  if (!(square > 0)) return 0;
  const products = centred.slice(lag).map((value, i) => value * centred[i]);
  return sum(products) / square;
}

/**
 * Does a series remember its past, over the first lags together? Ljung and
 * Box's test.
 *
 * Independent values have autocorrelations around 0; drift, bursts and rhythms
 * do not. Assumes equally spaced values without gaps. With a constant series,
 * or one not longer than the lags, the p-value is 1.
 *
 * @param values The series in time order.
 * @param lags How many lags to look at; defaults to 10, or a fifth of the series if shorter.
 * @returns `effect` is the autocorrelation at lag 1.
 * @see Ljung and Box (1978), On a measure of lack of fit in time series models.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { ljungBox } from "./autocorrelation.ts";
 *
 * const drift = Array.from({ length: 50 }, (_, i) => i);
 * assert(ljungBox(drift).p_value < 1e-9);
 * ```
 */
export function ljungBox(
  values: ArrayLike<number>,
  lags?: number,
): TestResult {
  const series = Array.from(values);
  const n = series.length;
  const df = lags ?? Math.max(1, Math.min(10, Math.floor(n / 5)));
  if (n <= df + 1) return { statistic: 0, df, p_value: 1, effect: 0 };
  const squares = Array.from(
    { length: df },
    (_, i) => autocorrelation(series, i + 1) ** 2 / (n - i - 1),
  );
  const statistic = n * (n + 2) * sum(squares);
  const p_value = chiSquareTail(statistic, df);
  return { statistic, df, p_value, effect: autocorrelation(series, 1) };
}
