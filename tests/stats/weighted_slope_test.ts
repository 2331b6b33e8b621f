import { assert, assertEquals } from "@std/assert";
import { seededRandom } from "../../lib/logs/random.ts";
import { effectiveSize } from "../../lib/stats/effective_size.ts";
import { slope } from "../../lib/stats/correlation.ts";
import { weightedSlope } from "../../lib/stats/weighted_slope.ts";
import { assertClose, scipy } from "./reference.ts";

Deno.test("weightedSlope() agrees with NumPy's weighted fit of independent pairs", () => {
  for (const { x, y, weights, ...expected } of scipy.weighted_slope) {
    const line = weightedSlope(x, y, weights);
    assertClose(line.value, expected.value);
    assertClose(line.high - line.low, expected.high - expected.low, 1e-8);
    assertClose(line.p_value, expected.p_value, 1e-8);
  }
});

Deno.test("weightedSlope() with equal weights is the plain slope", () => {
  const [x, y] = [[1, 5, 2, 8, 3, 9], [2, 3, 7, 1, 4, 4]];
  const line = weightedSlope(x, y, x.map(() => 3));
  assertClose(line.value, slope(x, y).value);
  assertClose(line.p_value, slope(x, y).p_value);
});

Deno.test("weightedSlope() is less sure where both sides have a memory", () => {
  const random = seededRandom(3);
  const wander = (length: number) => {
    let at = 0;
    return Array.from({ length }, () => at = 0.95 * at + random() - 0.5);
  };
  const [x, y] = [wander(400), wander(400)];
  const ones = x.map(() => 1);
  assert(effectiveSize(x, y) < 200);
  assert(weightedSlope(x, y, ones).p_value > slope(x, y).p_value);
});

Deno.test("effectiveSize() of independent series is their length", () => {
  const random = seededRandom(4);
  const [x, y] = [1, 2].map(() => Array.from({ length: 500 }, random));
  assertEquals(effectiveSize(x, y), 500);
});

Deno.test("weightedSlope() has nothing to say about a constant or few pairs", () => {
  assertEquals(
    weightedSlope([1, 1, 1, 1], [1, 2, 3, 4], [1, 1, 1, 1]).p_value,
    1,
  );
  assertEquals(weightedSlope([1, 2], [1, 2], [1, 1]).p_value, 1);
});
