import { assert, assertEquals } from "@std/assert";
import {
  binomialDispersion,
  poissonDispersion,
} from "../../lib/stats/dispersion.ts";
import { chisquare } from "../../lib/stats/distributions.ts";
import { assertClose, reference, scipy } from "./reference.ts";

Deno.test("poissonDispersion() agrees with SciPy", () => {
  for (const { counts, statistic, p_value } of reference.poisson_dispersion) {
    const test = poissonDispersion(counts);
    assertClose(test.statistic, statistic);
    assertClose(test.p_value, p_value);
  }
});

Deno.test("poissonDispersion() finds how far the true rate moves", () => {
  // A negative binomial of size 20 is a Poisson whose rate moves by 1/sqrt(20).
  const { effect, low, high } = poissonDispersion(
    reference.poisson_dispersion[1].counts,
  );
  const truth = 1 / Math.sqrt(20);
  assert(low < truth && truth < high && Math.abs(effect - truth) < 0.05);
});

Deno.test("poissonDispersion() tells steadier counts by a p-value near 1", () => {
  const counts = Array.from({ length: 100 }, (_, i) => 70 + i % 3);
  assert(poissonDispersion(counts).p_value > 0.999);
  assertEquals(poissonDispersion(counts).effect, 0);
});

Deno.test("binomialDispersion() agrees with SciPy", () => {
  for (const { successes, totals, ...scipy } of reference.binomial_dispersion) {
    const test = binomialDispersion(successes, totals);
    assertClose(test.statistic, scipy.statistic);
    assertClose(test.p_value, scipy.p_value);
  }
});

Deno.test("binomialDispersion() finds how far the true share moves", () => {
  const { successes, totals } = reference.binomial_dispersion[1];
  const { effect, low, high } = binomialDispersion(successes, totals);
  // The standard deviation over the mean of a beta(28, 72) share.
  const truth = Math.sqrt(28 * 72 / 101) / 100 / 0.28;
  assert(low < truth && truth < high && Math.abs(effect - truth) < 0.04);
});

Deno.test("both dispersions leave out what has nothing to compare", () => {
  assertEquals(poissonDispersion([5]).p_value, 1);
  assertEquals(poissonDispersion([0, 0]).p_value, 1);
  assertEquals(binomialDispersion([0, 0], [9, 9]).p_value, 1);
  assertEquals(binomialDispersion([9, 9], [9, 9]).p_value, 1);
  assertEquals(binomialDispersion([3, 0], [9, 0]).df, 0);
});

Deno.test("chisquare.cdf() agrees with SciPy, also far below the mean", () => {
  for (const { x, df, p } of scipy.chi_square_below) {
    assertClose(chisquare.cdf(x, df), p);
  }
});

Deno.test("poissonDispersion() tells counts that are steadier than chance", () => {
  const { p_value, p_below, effect } = poissonDispersion(
    Array.from({ length: 50 }, (_, i) => 70 + i % 3),
  );
  assert(p_value > 0.999 && p_below < 1e-9);
  assert(effect === 0);
});
