import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { levelFit } from "../../lib/anomaly/baseline.ts";
import { planBaseline } from "../../lib/anomaly/baseline_plan.ts";

const EVERY_US = 300e6;
const DAY = 288;

/** Five-minute windows. */
function fitted(
  windows: number,
  value: (i: number) => number,
  weight: (i: number) => number = () => 1,
) {
  const numbers = (of: (i: number) => number) =>
    Float64Array.from({ length: windows }, (_, i) => of(i));
  const plan = planBaseline(windows * EVERY_US, EVERY_US);
  const fit = levelFit(plan, numbers((i) => 1.7e15 + i * EVERY_US), EVERY_US);
  return { plan, ...fit(numbers(value), numbers(weight)) };
}

function largestError(values: Float64Array, truth: (i: number) => number) {
  return Math.max(...values.map((value, i) => Math.abs(value - truth(i))));
}

Deno.test("levelFit() of a constant baseline is the weighted mean", () => {
  const { plan, values } = fitted(20, (i) => i, (i) => i < 2 ? 1 : 0);
  assertEquals(plan.kind, "constant");
  assertEquals(new Set(values), new Set([0.5]));
});

Deno.test("levelFit() follows a drift, and is not moved by what does not count", () => {
  const drift = (i: number) => 100 + i / 10 + 10 * Math.sin(i / 100);
  const { plan, values } = fitted(
    DAY,
    (i) => i >= 100 && i < 110 ? 1e6 : drift(i),
    (i) => i >= 100 && i < 110 ? 0 : 1,
  );
  assertEquals(plan.kind, "rolling");
  assert(largestError(values, drift) < 0.5);
});

Deno.test("levelFit() follows office hours that a drift could not", () => {
  const office = (i: number) => {
    const hour = i % DAY / 12;
    return hour >= 8 && hour < 18 ? 100 : 20;
  };
  const { plan, values } = fitted(5 * DAY, office);
  assertEquals(plan.kind, "time of day");
  const errors = [...values.map((value, i) => Math.abs(value - office(i)))];
  // Within an hour of the doors opening and closing, a line is between the two.
  assertEquals(errors.filter((error) => error > 1).length < 5 * 2 * 25, true);
  assert(Math.max(...errors) < 60);
});

Deno.test("levelFit() tells rhythm and drift apart", () => {
  const both = (i: number) =>
    50 + i / 200 + 20 * Math.sin(2 * Math.PI * i / DAY);
  assert(largestError(fitted(5 * DAY, both).values, both) < 0.6);
});

Deno.test("levelFit() knows weekends from three weeks on", () => {
  const week = (i: number) => Math.floor(i / DAY) % 7 >= 5 ? 20 : 100;
  const { plan, values } = fitted(21 * DAY, week);
  assertEquals(plan.kind, "time of week");
  assertAlmostEquals(values[Math.floor(6.5 * DAY)], 20, 2);
  assertAlmostEquals(values[Math.floor(9.5 * DAY)], 100, 2);
});

Deno.test("levelFit() takes no windows", () => {
  assertEquals(fitted(0, () => 1).values.length, 0);
});
