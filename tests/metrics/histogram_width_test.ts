import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { histogramWidth } from "../../lib/metrics/histogram_width.ts";

function width(min_ms: number | null, p99_ms: number | null): number {
  return histogramWidth(pl.DataFrame([
    pl.Series("min_ms", [min_ms], pl.Float64),
    pl.Series("p99_ms", [p99_ms], pl.Float64),
  ]));
}

Deno.test("histogramWidth() leaves at most a hundred columns below the 99th percentile", () => {
  assertEquals(width(0, 100), 1);
  assertEquals(width(0, 101), 2);
  assertEquals(width(0, 201), 5);
  assertEquals(width(0, 26_000), 500);
});

Deno.test("histogramWidth() goes below a millisecond without an error of binary fractions", () => {
  assertEquals(width(0, 1), 0.01);
  assertEquals(width(0.1, 0.3), 0.002);
});

Deno.test("histogramWidth() is 1 ms where all latencies are one, or there is none", () => {
  assertEquals(width(7, 7), 1);
  assertEquals(width(null, null), 1);
});
