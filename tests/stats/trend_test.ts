import { assert, assertEquals } from "@std/assert";
import { seededRandom } from "../../lib/logs/random.ts";
import { trend } from "../../lib/stats/trend.ts";
import { assertClose, scipy } from "./reference.ts";

Deno.test("trend() agrees with SciPy where memory is ignored", () => {
  for (const { times, values, confidence, ...expected } of scipy.trend) {
    const found = trend(times, values, { confidence, memory: "ignored" });
    assertClose(found.p_value, expected.p_value);
    assertClose(found.value, expected.value);
    assertClose(found.low, expected.low);
    assertClose(found.high, expected.high);
    assertEquals(found.inflation, 1);
  }
});

/** A series that keeps the part `memory` of its last value, with no trend. */
function wandering(seed: number, memory: number, length = 120): number[] {
  const random = seededRandom(seed);
  let value = 0;
  return Array.from(
    { length },
    () => value = memory * value + random() + random() + random() - 1.5,
  );
}

Deno.test("trend() raises few false alarms about a series with memory, where ignoring it raises many", () => {
  const alarms = (memory: "allowed" | "ignored") =>
    Array.from({ length: 300 }, (_, seed) => {
      const values = wandering(seed, 0.6);
      return trend(values.map((_, i) => i), values, { memory }).p_value;
    }).filter((p) => p < 0.01).length;
  assert(alarms("ignored") > 25, `${alarms("ignored")}`);
  assert(alarms("allowed") < 15, `${alarms("allowed")}`);
});

Deno.test("trend() finds a trend under memory, and its interval holds it", () => {
  const held = Array.from({ length: 100 }, (_, seed) => {
    const values = wandering(seed, 0.3).map((value, i) => value + 0.05 * i);
    return trend(values.map((_, i) => i), values);
  }).filter(({ p_value, low, high }) =>
    p_value < 1e-6 && low < 0.05 && high > 0.05
  );
  assert(held.length >= 90, `${held.length}`);
});

Deno.test("trend() has nothing to say about a constant or few points", () => {
  assertEquals(trend([0, 1, 2, 3, 4], [7, 7, 7, 7, 7]).p_value, 1);
  assertEquals(trend([0, 1, 2], [1, 2, 3]).p_value, 1);
  assertEquals(trend([], []).value, 0);
});
