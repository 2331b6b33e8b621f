import { assertAlmostEquals, assertEquals } from "@std/assert";
import { between, localFit } from "../../lib/anomaly/local_fit.ts";

const ones = (size: number) => new Float64Array(size).fill(1);
const line = Float64Array.from({ length: 20 }, (_, i) => 3 + 2 * i);

Deno.test("localFit() keeps a straight line, also at its ends", () => {
  const { values } = localFit({ means: line, weights: ones(20) }, 5, false);
  values.forEach((value, i) => assertAlmostEquals(value, line[i], 1e-9));
});

Deno.test("localFit() joins the ends of a circle", () => {
  const means = Float64Array.of(10, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  const { values } = localFit({ means, weights: ones(10) }, 2.5, true);
  assertAlmostEquals(values[1], values[9], 1e-12);
  assertEquals(values[1] > 0, true);
  assertEquals(values[5], 0);
});

Deno.test("localFit() bridges blocks without values by the nearest", () => {
  const weights = Float64Array.from(line, (_, i) => i < 5 || i >= 15 ? 1 : 0);
  const means = line.map((_, i) => i < 5 ? 1 : 7);
  const { values } = localFit({ means, weights }, 2, false);
  assertEquals([values[9], values[10]], [1, 7]);
});

Deno.test("localFit() says how much a block's value comes from itself", () => {
  const blocks = {
    means: Float64Array.of(0, 0, 0, 1, 0, 0, 0),
    weights: ones(7),
  };
  const { values, leverages } = localFit(blocks, 3, false);
  assertAlmostEquals(values[3], leverages[3], 1e-12);
});

Deno.test("between() reads on straight lines and goes on beyond the ends", () => {
  const values = Float64Array.of(1, 3, 7);
  const read = (place: number) => between(values, place, false);
  assertEquals([read(0.5), read(1.25), read(-0.5), read(2.5)], [2, 4, 0, 9]);
  assertEquals(between(values, 2.5, true), 4);
  assertEquals(between(Float64Array.of(5), 0.5, false), 5);
});
