import { assertEquals } from "@std/assert";
import {
  rateDifference,
  rateInterval,
  rateRatio,
} from "../../lib/stats/rate_ratio.ts";
import { assertClose, scipy } from "./reference.ts";

Deno.test("rateRatio() agrees with SciPy's exact binomial interval", () => {
  for (const { counts, confidence, value, low, high } of scipy.rate_ratio) {
    const [a, t, b, u] = counts;
    const found = rateRatio(a, t, b, u, confidence);
    assertClose(found.value, value);
    assertClose(found.low, low);
    assertClose(found.high, high, 1e-8);
  }
});

Deno.test("rateInterval() and rateDifference() agree with SciPy's chi-square quantiles", () => {
  for (const { counts, confidence, rate, ...expected } of scipy.rate_ratio) {
    const [a, t, b, u] = counts;
    const { value, low, high } = rateInterval(a, t, confidence);
    [value, low, high].forEach((found, i) => assertClose(found, rate[i]));
    const difference = rateDifference(a, t, b, u, confidence);
    assertClose(difference.value, expected.difference);
    assertClose(difference.low, expected.difference_low, 1e-8);
    assertClose(difference.high, expected.difference_high, 1e-8);
  }
});

Deno.test("rateRatio() has no upper bound without other events", () => {
  const { value, low, high } = rateRatio(3, 1, 0, 1);
  assertEquals([value, high], [Infinity, Infinity]);
  assertClose(low, 1 / rateRatio(0, 1, 3, 1).high);
  assertEquals(rateRatio(0, 1, 0, 1).low, 0);
});
