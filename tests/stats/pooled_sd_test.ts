import { assertAlmostEquals, assertEquals } from "@std/assert";
import { pooledSd } from "../../lib/stats/pooled_sd.ts";

Deno.test("pooledSd() weighs variances by degrees of freedom", () => {
  // Values 1, 3 (variance 2, 1 df) and 2, 4, 6 (variance 4, 2 df).
  assertAlmostEquals(
    pooledSd([Math.SQRT2, 2], [2, 3]),
    Math.sqrt((2 + 8) / 3),
  );
});

Deno.test("pooledSd() leaves out groups that have no deviation", () => {
  assertEquals(pooledSd([2, null, NaN, 9], [5, 5, 5, 1]), 2);
});

Deno.test("pooledSd() is NaN where no group holds two values", () => {
  assertEquals(pooledSd([], []), NaN);
  assertEquals(pooledSd([null, 3], [4, 1]), NaN);
});
