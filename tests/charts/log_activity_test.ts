import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { logActivity } from "../../lib/charts/log_activity.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { rollingMean } from "../../lib/metrics/rolling_mean.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { inlineWindows } from "./inline_windows.ts";

Deno.test("logActivity() shows counts, rolling mean and extremes", async (t) => {
  const windows = inlineWindows({
    logs: [100, 104, 96, 110, 90, 101, 99, 100],
  });
  const figure = logActivity(rollingMean(windows, "logs", 3));
  assertEquals(
    figure.title,
    "Log activity holds steady at about 100 logs per minute",
  );
  const texts = figureTexts(figure);
  assert(texts.includes("highest: 110 at 12:03:00"));
  assert(texts.includes("lowest: 90 at 12:04:00"));
  assert(texts.includes("rolling mean"));
  await assertFigureSnapshot(t, figure);
});

Deno.test("logActivity() says by how much activity moves beyond chance", () => {
  const logs = Array.from(
    { length: 40 },
    (_, i) => i % 20 < 10 ? 1_000 : 2_000,
  );
  const figure = logActivity(inlineWindows({ logs }));
  assertFigure(figure);
  assertStringIncludes(figure.title, "Log activity moves by 33.");
  assertStringIncludes(figure.title, "around 1,500 logs per minute");
});

Deno.test("logActivity() leaves partial windows out", () => {
  const figure = logActivity(inlineWindows({
    logs: [3, 100, 102, 98, 5],
    partial: [true, false, false, false, true],
  }));
  assertFigure(figure);
  assertStringIncludes(figure.title, "about 100 logs");
  assertStringIncludes(
    figure.alt,
    "3 whole windows of 1 minute, 12:01:00 to 12:04:00",
  );
  assertStringIncludes(figure.alt, "2 partial ones left out");
  assert(figureTexts(figure).includes("lowest: 98 at 12:03:00"));
});

Deno.test("logActivity() names the first of several extremes", () => {
  const texts = figureTexts(
    logActivity(inlineWindows({ logs: [9, 8, 9, 7, 9] })),
  );
  assert(texts.includes("highest: 9, first at 12:00:00"));
});

Deno.test("logActivity() copes with few, equal, huge and many counts", () => {
  const frames = [
    [5],
    [7, 7, 7],
    [1e9, 1.5e9, 1e9],
    Array.from({ length: 2_000 }, (_, i) => 50 + i % 7),
  ];
  for (const logs of frames) assertFigure(logActivity(inlineWindows({ logs })));
});

Deno.test("logActivity() says that there is nothing to show", () => {
  for (const columns of [{}, { logs: [5], partial: [true] }]) {
    const figure = logActivity(inlineWindows(columns));
    assertFigure(figure);
    assertEquals(
      figure.alt,
      "Log activity: nothing to show. The logs fill no whole window.",
    );
  }
});

Deno.test("logActivity() draws the same logs alike", async () => {
  const logs = await openLogs("sample");
  const windows = await logs.windows("1s");
  const figure = logActivity(windows);
  assertFigure(figure);
  assertEquals(logActivity(windows), figure);
});
