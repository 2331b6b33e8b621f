import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { runDeviates } from "../../lib/anomaly/run_deviates.ts";
import { normalNumbers } from "./normal_numbers.ts";

const none = (length: number) => new Uint8Array(length);

Deno.test("runDeviates() adds four deviates of one standard error up to two", () => {
  const z = new Float64Array(20).fill(1, 2, 6);
  const runs = runDeviates(z, none(20), 4);
  assertEquals(runs.z[3], 2);
  assertEquals(runs.z[2], 1.5);
});

Deno.test("runDeviates() takes the windows there are at both ends and leaves NaN out", () => {
  const deviates = Float64Array.of(2, NaN, 0, 0, 0, 0);
  const { z } = runDeviates(deviates, none(6), 3);
  assertEquals(z[0], 2);
  assertEquals(z[1], NaN);
  assertEquals(z[2], 0);
});

Deno.test("runDeviates() lets no window add more than three standard errors", () => {
  const z = Float64Array.of(0, 0, 0, -40, 0, 0, 0, 0, 0);
  assertEquals(runDeviates(z, none(9), 4).z[3], -1.5);
});

Deno.test("runDeviates() keeps the scale of independent deviates, and of those that follow one another", () => {
  const spread = (z: Float64Array) =>
    Math.sqrt(z.reduce((sum, value) => sum + value * value, 0) / z.length);
  const free = normalNumbers(2000, 7);
  assertAlmostEquals(spread(runDeviates(free, none(2000), 6).z), 1, 0.1);
  let last = 0;
  const tied = free.map((value) => last = 0.9 * last + 0.44 * value);
  assertAlmostEquals(spread(runDeviates(tied, none(2000), 6).z), 1, 0.15);
});

Deno.test("runDeviates() learns nothing from a run that holds an odd window", () => {
  const odd = Uint8Array.of(0, 0, 0, 1, 0, 0, 0);
  const { isOdd } = runDeviates(new Float64Array(7), odd, 3);
  assertEquals([...isOdd], [0, 0, 1, 1, 1, 0, 0]);
});

Deno.test("runDeviates() leaves its input as it was, and takes no windows", () => {
  const z = Float64Array.of(1, 2, 3);
  runDeviates(z, none(3), 2);
  assertEquals([...z], [1, 2, 3]);
  assert(runDeviates(new Float64Array(0), none(0), 6).z.length === 0);
});
