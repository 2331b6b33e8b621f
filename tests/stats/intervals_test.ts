import { assert, assertEquals } from "@std/assert";
import {
  meanInterval,
  normalQuantile,
  shareInterval,
} from "../../lib/stats/intervals.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("shareInterval() agrees with SciPy's Wilson interval", () => {
  for (
    const { successes, total, confidence, low, high } of reference
      .share_interval
  ) {
    const interval = shareInterval(successes, total, confidence);
    assertEquals(interval.value, successes / total);
    assertClose(interval.low, low);
    assertClose(interval.high, high);
  }
});

Deno.test("shareInterval() of no trials knows nothing", () => {
  assertEquals(shareInterval(0, 0), { value: NaN, low: 0, high: 1 });
});

Deno.test("meanInterval() agrees with SciPy's t interval", () => {
  for (
    const { mean, sd, n, confidence, low, high } of reference.mean_interval
  ) {
    const interval = meanInterval(mean, sd, n, confidence);
    assertClose(interval.low, low);
    assertClose(interval.high, high);
  }
});

Deno.test("meanInterval() of one value is unbounded", () => {
  assertEquals(meanInterval(5, NaN, 1), {
    value: 5,
    low: -Infinity,
    high: Infinity,
  });
});

Deno.test("normalQuantile() grows and is symmetric around one half", () => {
  assertClose(normalQuantile(0.975), 1.959963984540054);
  assertClose(normalQuantile(0.2), -normalQuantile(0.8));
  assert(normalQuantile(0.9) > normalQuantile(0.8));
});
