import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { compareRates } from "../../lib/stats/compare_rates.ts";

Deno.test("compareRates() gives the p-values and the deviance of SciPy's binomial", () => {
  // 2 * min(binom.sf(a - 1, a + b, q), binom.cdf(a, a + b, q)), q = n / (n + m).
  const expected: [number[], number, number][] = [
    [[30, 10, 10, 10], 0.0022214337732293643, 3.2349594858809216],
    [[0, 10, 12, 20], 0.015414693258517877, -3.119481141888174],
    [[5, 1, 5, 100], 4.6008863891895125e-8, 5.691024939828095],
    [[103, 3, 900, 30], 0.21654011173353455, 1.274132941129349],
  ];
  for (const [[a, n, b, m], p, z] of expected) {
    const test = compareRates(a, n, b, m);
    assertAlmostEquals(test.p_value() / p, 1, 1e-9);
    assertAlmostEquals(test.z, z, 1e-12);
  }
});

Deno.test("compareRates() is the same from the other side", () => {
  const [here, there] = [compareRates(7, 2, 11, 9), compareRates(11, 9, 7, 2)];
  assertAlmostEquals(here.p_value(), there.p_value(), 1e-12);
  assertAlmostEquals(here.z, -there.z, 1e-12);
});

Deno.test("compareRates() finds nothing in nothing", () => {
  for (const [a, n, b, m] of [[0, 1, 0, 1], [3, 0, 4, 5], [3, 5, 4, 0]]) {
    const test = compareRates(a, n, b, m);
    assertEquals([test.z, test.p_value()], [0, 1]);
  }
});

Deno.test("compareRates() ranks what is too unlikely for a p-value", () => {
  const [less, more] = [
    compareRates(5000, 1, 9, 1),
    compareRates(9000, 1, 9, 1),
  ];
  assert(less.p_value() < 1e-300);
  assert(more.z > less.z && Number.isFinite(more.z));
});
