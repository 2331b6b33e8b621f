import { assertEquals } from "@std/assert";
import {
  meanDifference,
  mergeSummaries,
} from "../../lib/stats/mean_difference.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("meanDifference() agrees with SciPy's Welch interval, mergeSummaries() with NumPy", () => {
  for (const { means, sds, ns, ...scipy } of reference.mean_difference) {
    const [a, b] = means.map((mean, i) => ({ mean, sd: sds[i], n: ns[i] }));
    const difference = meanDifference(a, b);
    assertClose(difference.value, scipy.value);
    assertClose(difference.low, scipy.low);
    assertClose(difference.high, scipy.high);
    const merged = mergeSummaries([a, b, { mean: NaN, sd: NaN, n: 0 }]);
    assertClose(merged.mean, scipy.merged_mean);
    assertClose(merged.sd, scipy.merged_sd);
  }
});

Deno.test("meanDifference() of a single value is unbounded, of constants exact", () => {
  const one = { mean: 5, sd: NaN, n: 1 };
  const constant = { mean: 3, sd: 0, n: 9 };
  assertEquals(meanDifference(one, constant).low, -Infinity);
  assertEquals(meanDifference(constant, constant), {
    value: 0,
    low: 0,
    high: 0,
  });
});
