import { assert, assertEquals } from "@std/assert";
import { percentAxis } from "../../../lib/charts/parts/percent_axis.ts";
import {
  axisStartText,
  valueAxis,
} from "../../../lib/charts/parts/value_axis.ts";

Deno.test("valueAxis() begins and ends at ticks around the values", () => {
  const axis = valueAxis([51, 58.7]);
  assertEquals(axis.domain, [50, 60]);
  assertEquals(axis.ticks, [50, 52, 54, 56, 58, 60]);
  assertEquals(axisStartText(axis), " Vertical axis starts at 50.");
});

Deno.test("valueAxis() goes down to 0 where values come near it or bars need it", () => {
  assertEquals(valueAxis([10, 100]).domain[0], 0);
  assertEquals(valueAxis([90, 100], { zero: "always" }).domain[0], 0);
  assertEquals(axisStartText(valueAxis([0, 1])), "");
});

Deno.test("valueAxis() writes fractions without their rounding errors", () => {
  const { ticks, format } = valueAxis([0.1, 0.35], { zero: "always" });
  assertEquals(ticks.map(format), ["0.0", "0.1", "0.2", "0.3", "0.4"]);
});

Deno.test("valueAxis() copes with one, no, equal and extreme values", () => {
  for (
    const values of [[], [0], [5], [5, 5], [-3], [null, NaN], [1e-9, 1e9], [
      1e15,
    ]]
  ) {
    const { domain: [low, high], ticks } = valueAxis(values);
    assert(low < high && Number.isFinite(low) && Number.isFinite(high));
    assert(ticks.length >= 2 && ticks.length < 15);
    for (const value of values) {
      if (value !== null && !Number.isNaN(value)) {
        assert(low <= value && value <= high);
      }
    }
  }
});

Deno.test("percentAxis() tells its ticks apart, however near", () => {
  const { ticks, format } = percentAxis([0.9994, 1]);
  assertEquals(new Set(ticks.map(format)).size, ticks.length);
  assertEquals(percentAxis([0.1, 0.3]).format(0.2), "20%");
});
