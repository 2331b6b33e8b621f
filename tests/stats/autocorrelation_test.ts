import { assertEquals } from "@std/assert";
import { autocorrelation, ljungBox } from "../../lib/stats/autocorrelation.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("ljungBox() agrees with statsmodels", () => {
  for (const { values, statistic, p_value } of reference.ljung_box) {
    const test = ljungBox(values, 10);
    assertClose(test.statistic, statistic);
    assertClose(test.p_value, p_value);
  }
});

Deno.test("ljungBox() has nothing to say about a constant or a short series", () => {
  assertEquals(ljungBox(Array(50).fill(3)).p_value, 1);
  assertEquals(ljungBox([1, 2]).p_value, 1);
  assertEquals(ljungBox([]).p_value, 1);
});

Deno.test("autocorrelation() of alternating values is close to -1", () => {
  const values = Array.from({ length: 100 }, (_, i) => i % 2);
  assertClose(autocorrelation(values, 1), -0.99);
});
