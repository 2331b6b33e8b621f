import { assertEquals } from "@std/assert";
import { correlation, slope } from "../../lib/stats/correlation.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("correlation() agrees with SciPy", () => {
  for (const { x, y, ...scipy } of reference.correlation) {
    const test = correlation(x, y);
    assertClose(test.value, scipy.value);
    assertClose(test.low, scipy.low);
    assertClose(test.high, scipy.high);
    assertClose(test.p_value, scipy.p_value);
  }
});

Deno.test("slope() agrees with SciPy", () => {
  for (const { x, y, ...scipy } of reference.correlation) {
    const test = slope(x, y);
    assertClose(test.value, scipy.slope);
    assertClose(test.low, scipy.slope_low);
    assertClose(test.high, scipy.slope_high);
    assertClose(test.p_value, scipy.slope_p_value);
  }
});

Deno.test("correlation() and slope() leave out pairs that are not whole", () => {
  const [x, y] = [[1, 2, 3, 4, 5, NaN], [2, 3, 5, 4, 6, 1]];
  assertEquals(correlation(x, y), correlation(x.slice(0, 5), y));
  assertEquals(slope(x, y), slope(x.slice(0, 5), y));
});

Deno.test("correlation() and slope() know nothing of a constant or of too few", () => {
  assertEquals(correlation([1, 1, 1, 1], [1, 2, 3, 4]).p_value, 1);
  assertEquals(slope([1, 1, 1, 1], [1, 2, 3, 4]).p_value, 1);
  assertEquals(correlation([1, 2], [1, 2]).p_value, 1);
  assertEquals(slope([], []).p_value, 1);
});

Deno.test("slope() is sure of a perfect line and finds none in a flat one", () => {
  assertEquals(slope([1, 2, 3, 4], [2, 4, 6, 8]).p_value, 0);
  assertEquals(slope([1, 2, 3, 4], [5, 5, 5, 5]).p_value, 1);
});
