import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import pl from "nodejs-polars";
import { latencyDistribution } from "../../lib/charts/latency_distribution.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";

/** A frame of `latencyHistogram(width_ms)` from start to count. */
function histogram(bins: readonly (readonly [number, number])[]): pl.DataFrame {
  return pl.DataFrame([
    pl.Series("start_ms", bins.map(([start]) => start), pl.Float64),
    pl.Series("logs", bins.map(([, logs]) => logs), pl.Float64),
  ]);
}

/** A frame of `latency()`. */
function summary(
  mean_ms: number,
  p50_ms: number,
  p95_ms: number,
): pl.DataFrame {
  return pl.DataFrame({
    mean_ms: [mean_ms],
    p50_ms: [p50_ms],
    p95_ms: [p95_ms],
    min_ms: [Math.min(p50_ms, mean_ms) - 1],
    max_ms: [Math.max(p95_ms, mean_ms) + 1],
  });
}

Deno.test("latencyDistribution() draws columns with mean, median and 95 %", async (t) => {
  const figure = latencyDistribution(
    histogram([[10, 40], [20, 70], [30, 20], [40, 10]]),
    summary(25.2, 24, 41),
  );
  assertEquals(
    figure.title,
    "Half of all latencies are at most 24.0 ms, 95% at most 41.0 ms",
  );
  const texts = figureTexts(figure);
  for (const text of ["mean 25.2 ms", "median 24.0 ms", "95% up to 41.0 ms"]) {
    assert(texts.includes(text), text);
  }
  assertStringIncludes(
    figure.alt,
    "in columns of 10 ms. 140 logs with a latency.",
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("latencyDistribution() names the fullest column where there is no summary", () => {
  const figure = latencyDistribution(histogram([[0, 10], [5, 30], [10, 10]]));
  assertFigure(figure);
  assertEquals(
    figure.title,
    "60.0% of latencies lie from 5.00 to 10.0 ms, the fullest column",
  );
});

Deno.test("latencyDistribution() says what of a long tail it leaves out", () => {
  const body = Array.from({ length: 20 }, (_, i) => [i * 5, 1_000] as const);
  const figure = latencyDistribution(
    histogram([...body, [900_000, 3], [1_000_000, 1]]),
    summary(235, 48, 95),
  );
  assertFigure(figure);
  assertStringIncludes(
    figure.alt,
    "Not shown: 4 of 900,000 ms and more, up to 1,000,005 ms. Their weight puts the mean at 235 ms.",
  );
  assert(!figureTexts(figure).includes("mean 235 ms"));
});

Deno.test("latencyDistribution() joins narrow columns without losing a log", () => {
  const bins = Array.from({ length: 1_000 }, (_, i) => [i, 1] as const);
  const figure = latencyDistribution(histogram(bins));
  assertFigure(figure);
  assertStringIncludes(figure.alt, "1.0% of latencies lie from 0 to 10.0 ms");
  assertStringIncludes(figure.alt, "in columns of 10 ms. 1,000 logs");
});

Deno.test("latencyDistribution() copes with one column, negative and tiny latencies", () => {
  assertFigure(latencyDistribution(histogram([[50, 7]]), summary(52, 51, 54)));
  assertFigure(latencyDistribution(histogram([[-20, 9], [-10, 8], [0, 1]])));
  assertFigure(latencyDistribution(histogram([[0.001, 9], [0.002, 8]])));
});

Deno.test("latencyDistribution() says that there is no latency", () => {
  const figure = latencyDistribution(histogram([]), summary(NaN, NaN, NaN));
  assertFigure(figure);
  assertStringIncludes(figure.alt, "No log has a latency.");
});
