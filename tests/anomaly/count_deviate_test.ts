import { assert, assertAlmostEquals } from "@std/assert";
import { countDeviate } from "../../lib/anomaly/count_deviate.ts";
import { binomialTail, normalTwoSided } from "../../lib/stats/tails.ts";

Deno.test("countDeviate() gives the binomial's chances on the normal scale", () => {
  for (const [n, share] of [[355, 0.278], [355, 0.02], [50, 0.5], [400, 0.9]]) {
    for (const sd of [-3, -2, 2, 3]) {
      const expected = n * share;
      const k = Math.round(expected + sd * Math.sqrt(expected * (1 - share)));
      if (k < 0 || k > n) continue;
      // Half of the chance of k itself: the middle between "k" and "more than k".
      const up = (binomialTail(k, n, share) + binomialTail(k + 1, n, share)) /
        2;
      const z = countDeviate(k, expected, n);
      const tail = normalTwoSided(z) / 2;
      const exact = Math.min(up, 1 - up);
      assert(
        Math.abs(Math.log(tail / exact)) < 0.25,
        `${k} of ${n}: ${tail} against ${exact}`,
      );
    }
  }
});

Deno.test("countDeviate() of a part of infinitely many is that of a Poisson count", () => {
  assertAlmostEquals(countDeviate(30, 20), countDeviate(30, 20, 1e12), 1e-6);
  // sqrt(2 (30 ln 1.5 - 10)) + 1 / (6 sqrt 20)
  assertAlmostEquals(countDeviate(30, 20), 2.0805 + 0.0373, 1e-3);
});

Deno.test("countDeviate() rises with the count and is finite at its ends", () => {
  let before = -Infinity;
  for (let k = 0; k <= 20; k++) {
    const z = countDeviate(k, 4, 20);
    assert(Number.isFinite(z) && z > before, `${k}: ${z}`);
    before = z;
  }
});
