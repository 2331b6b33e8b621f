import { assertEquals } from "@std/assert";
import { falseDiscoveries } from "../../lib/anomaly/false_discoveries.ts";

const found = (p_values: number[], rate = 0.05) =>
  [...falseDiscoveries(Float64Array.from(p_values), rate)].flatMap((is, i) =>
    is ? [i] : []
  );

Deno.test("falseDiscoveries() finds what Benjamini and Hochberg's method finds", () => {
  // Their limits are 0.01, 0.02, … here; one event holds all.
  assertEquals(found([0.009, 0.019, 0.029, 0.9, 0.9]), [0, 1, 2]);
  assertEquals(found([0.011, 0.9, 0.9, 0.9, 0.9]), []);
});

Deno.test("falseDiscoveries() does not let a large event excuse a doubtful window elsewhere", () => {
  const p_values = Array(100).fill(0.5);
  for (let i = 10; i < 30; i++) p_values[i] = 1e-9;
  p_values[60] = 0.005;
  assertEquals(found(p_values), Array.from({ length: 20 }, (_, i) => 10 + i));
  p_values[60] = 0.0009;
  assertEquals(found(p_values).includes(60), true);
});

Deno.test("falseDiscoveries() keeps doubtful windows next to clear ones", () => {
  const p_values = Array(100).fill(0.5);
  p_values.splice(40, 4, 1e-9, 0.001, 0.5, 0.001);
  assertEquals(found(p_values), [40, 41, 43]);
});

Deno.test("falseDiscoveries() goes by the rate, and counts no NaN", () => {
  assertEquals(found([0.03, 0.9], 0.05), []);
  assertEquals(found([0.03, 0.9], 0.1), [0]);
  assertEquals(found([0.03, NaN]), [0]);
  assertEquals(found([NaN, NaN]), []);
  assertEquals(found([]), []);
});
