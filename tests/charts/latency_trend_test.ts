import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { latencyTrend } from "../../lib/charts/latency_trend.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { inlineWindows } from "./inline_windows.ts";

const SAME_SD = { latency_sd_ms: Array(8).fill(20) };

Deno.test("latencyTrend() shows means inside the band of noise", async (t) => {
  const figure = latencyTrend(inlineWindows({
    latency_mean_ms: [50, 51, 49, 52, 48, 50, 51, 49],
    ...SAME_SD,
  }));
  assertEquals(
    figure.title,
    "Mean latency per minute stays within sampling noise: 48.0 to 52.0 ms",
  );
  // 50 ± 2.576 · 20 / √100
  const texts = figureTexts(figure);
  assert(texts.includes("55.2 upper limit"));
  assert(texts.includes("44.8 lower limit"));
  assert(texts.includes("50.0 mean"));
  assert(!figure.alt.includes("Triangles"));
  await assertFigureSnapshot(t, figure);
});

Deno.test("latencyTrend() marks what lies outside the band", () => {
  const figure = latencyTrend(inlineWindows({
    latency_mean_ms: [50, 51, 49, 90, 48, 50, 51, 20],
    ...SAME_SD,
  }));
  assertFigure(figure);
  assertStringIncludes(
    figure.title,
    "moves more than sampling noise does: 20.0 to 90.0 ms",
  );
  assertStringIncludes(figure.alt, "Triangles: outside the band.");
  const texts = figureTexts(figure);
  assert(texts.includes("90.0 ms, 12:03:00"));
  assert(texts.includes("20.0 ms, 12:07:00"));
});

Deno.test("latencyTrend() leaves gaps, partial windows and a missing spread alone", () => {
  const figure = latencyTrend(inlineWindows({
    latency_mean_ms: [900, null, 50, null, 51, 49, null, 900],
    latency_sd_ms: [20, null, 20, null, 20, 20, null, 20],
    partial: [true, false, false, false, false, false, false, true],
  }));
  assertFigure(figure);
  assertStringIncludes(figure.title, "49.0 to 51.0 ms");
  const single = latencyTrend(inlineWindows({ latency_mean_ms: [50] }));
  assertFigure(single);
  assertEquals(single.title, "Mean latency per window: 50.0 ms");
  assertStringIncludes(single.alt, "No band: no window holds two latencies.");
});

Deno.test("latencyTrend() says that there is no latency", () => {
  for (const columns of [{}, { logs: [5, 5, 5] }]) {
    const figure = latencyTrend(inlineWindows(columns));
    assertFigure(figure);
    assertStringIncludes(figure.alt, "No whole window has a latency.");
  }
});

Deno.test("latencyTrend() copes with extreme values and many windows", () => {
  assertFigure(latencyTrend(inlineWindows({
    latency_mean_ms: [1e-3, 1e9, 2e-3, 0, 1e9, 1, 1, 1],
    ...SAME_SD,
  })));
  const many = Array.from({ length: 2_000 }, (_, i) => 50 + i % 11);
  const year = inlineWindows({
    latency_mean_ms: many,
    latency_sd_ms: many.map(() => 5),
  }, 15_780);
  assertFigure(latencyTrend(year));
});
