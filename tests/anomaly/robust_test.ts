import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { median, robustScale, skewness } from "../../lib/anomaly/robust.ts";
import { normalNumbers } from "./normal_numbers.ts";

Deno.test("median() leaves NaN out and takes the middle of an even number", () => {
  assertEquals(median(Float64Array.of(3, NaN, 1, 2)), 2);
  assertEquals(median(Float64Array.of(4, 1, 2, 3)), 2.5);
  assertEquals(median(Float64Array.of(NaN)), NaN);
});

Deno.test("robustScale() is the standard deviation of normal numbers", () => {
  for (const size of [500, 20_000]) {
    const values = normalNumbers(size).map((value) => 3 * value);
    assertAlmostEquals(robustScale(values), 3, 6 / Math.sqrt(size));
  }
});

Deno.test("robustScale() hardly moves when a third is something else", () => {
  const values = normalNumbers(3000)
    .map((value, i) => i % 3 === 0 ? 1000 : value);
  const scale = robustScale(values);
  assert(scale > 0.9 && scale < 1.4, String(scale));
});

Deno.test("robustScale() is 0 for constants and NaN for nothing", () => {
  assertEquals(robustScale(Float64Array.of(0, 0, 0, 9)), 0);
  assertEquals(robustScale(Float64Array.of(NaN)), NaN);
});

Deno.test("skewness() tells which tenth lies further out", () => {
  const normal = normalNumbers(5000);
  assertAlmostEquals(skewness(normal), 0, 0.06);
  // (e^1.28 + e^-1.28 - 2) / (e^1.28 - e^-1.28) for log-normal numbers.
  assertAlmostEquals(skewness(normal.map(Math.exp)), 0.565, 0.05);
  assertEquals(skewness(Float64Array.of(5, 5, 5)), 0);
});
