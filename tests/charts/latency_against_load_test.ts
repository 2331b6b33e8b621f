import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { latencyAgainstLoad } from "../../lib/charts/latency_against_load.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { inlineWindows } from "./inline_windows.ts";

const LOGS = [60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720];

/** Windows whose latency follows their logs, with a little scatter. */
const follow = (ms: (logs: number) => number) =>
  inlineWindows({
    logs: LOGS,
    latency_mean_ms: LOGS.map((logs, i) => ms(logs) + [1, -1, 0][i % 3]),
  });

Deno.test("latencyAgainstLoad() shows a line that rises with load", async (t) => {
  // Mean load 390, mean latency 89: twice the load adds 39 ms.
  const figure = latencyAgainstLoad(follow((logs) => 50 + logs / 10));
  assertStringIncludes(figure.title, "Latency rises with load: by 43.");
  assertStringIncludes(figure.title, "% for twice the load");
  const texts = figureTexts(figure);
  assert(texts.includes("fitted line"));
  assert(texts.includes("logs per second"));
  await assertFigureSnapshot(t, figure);
});

Deno.test("latencyAgainstLoad() says that latency falls, or does neither", () => {
  const falls = latencyAgainstLoad(follow((logs) => 150 - logs / 10));
  assertFigure(falls);
  assertStringIncludes(falls.title, "Latency falls as load grows: by ");
  const flat = latencyAgainstLoad(follow(() => 50));
  assertFigure(flat);
  assertEquals(
    flat.title,
    "No sign that latency changes with load, from 1.00 to 12.0 logs per second",
  );
});

Deno.test("latencyAgainstLoad() draws no line through too few windows", () => {
  const figure = latencyAgainstLoad(inlineWindows({
    logs: [60, 120],
    latency_mean_ms: [50, 60],
  }));
  assertFigure(figure);
  assertEquals(
    figure.title,
    "Mean latency 50.0 to 60.0 ms at 1.00 to 2.00 logs per second",
  );
  assert(!figureTexts(figure).includes("fitted line"));
  assertFigure(latencyAgainstLoad(inlineWindows({ latency_mean_ms: [0] })));
});

Deno.test("latencyAgainstLoad() says that there is no latency", () => {
  for (const columns of [{}, { logs: [5, 5, 5] }]) {
    const figure = latencyAgainstLoad(inlineWindows(columns));
    assertFigure(figure);
    assertStringIncludes(figure.alt, "No whole window has a latency.");
  }
});

Deno.test("latencyAgainstLoad() copes with huge values", () => {
  assertFigure(latencyAgainstLoad(inlineWindows({
    logs: LOGS.map((logs) => logs * 1e9),
    latency_mean_ms: LOGS.map((_, i) => i === 4 ? 1e9 : 1e-3),
  })));
});
