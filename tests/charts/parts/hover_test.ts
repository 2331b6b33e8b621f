import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { failureRate } from "../../../lib/charts/failure_rate.ts";
import { latencyAgainstLoad } from "../../../lib/charts/latency_against_load.ts";
import { latencyTrend } from "../../../lib/charts/latency_trend.ts";
import { logActivity } from "../../../lib/charts/log_activity.ts";
import { hoverText } from "../../../lib/charts/parts/hover.ts";
import { assertFigure, hoverTitles } from "../assert_figure.ts";
import { HOSTILE_NAMES } from "../hostile_names.ts";
import { inlineCounts } from "../inline_counts.ts";
import { inlineWindows } from "../inline_windows.ts";

Deno.test("hoverText() names the subject, leaves out what is empty, and shortens", () => {
  assertEquals(hoverText("api", ["5 ms", "", "2 logs"]), "api: 5 ms, 2 logs");
  assertEquals(hoverText(" ", ["5 ms"]), "(blank): 5 ms");
  assertEquals(hoverText("a\u202eb", ["5 ms"]), "a‹U+202E›b: 5 ms");
  assert(hoverText("x".repeat(10_000), ["5 ms"]).endsWith("…: 5 ms"));
});

Deno.test("hoverWindows() gives a window's start, its value with the unit, its logs and its marks", () => {
  const figure = latencyTrend(inlineWindows({
    logs: [100, 1, 100, 100, 100],
    latency_mean_ms: [50, 51, 50, 90, 50],
    latency_sd_ms: [70, 70, 70, 70, 70],
    partial: [false, false, false, false, true],
  }));
  assertFigure(figure);
  assertEquals(hoverTitles(figure), [
    "12:00:00 UTC: 50.0 ms, 100 logs",
    "12:01:00 UTC: 51.0 ms, 1 log",
    "12:02:00 UTC: 50.0 ms, 100 logs",
    "12:03:00 UTC: 90.0 ms, 100 logs, outside the band",
  ]);
});

Deno.test("hoverWindows() writes the day where windows span more than one", () => {
  const logs = [100, 105, 99];
  const figure = logActivity(inlineWindows({ logs }, 86_400));
  assertEquals(hoverTitles(figure)[1], "2024-01-02 12:00:00 UTC: 105 logs");
});

Deno.test("hoverWindows() says of several windows from where to where they go", () => {
  const logs = Array.from({ length: 900 }, (_, i) => 100 + i % 3);
  const titles = hoverTitles(logActivity(inlineWindows({ logs }, 1)));
  assertEquals(titles.length, 300);
  assertEquals(
    titles[0],
    "12:00:00 to 12:00:02 UTC, 3 windows: 100 to 102 logs",
  );
});

Deno.test("hoverRows() gives each row's name whole, its value, interval and logs", () => {
  const names = HOSTILE_NAMES.filter((name) => name.trim() !== "");
  const figure = failureRate(
    inlineCounts({ service: names }, {
      logs: names.map(() => 1000),
      errors: names.map(() => 100),
    }),
  );
  assertFigure(figure);
  const titles = hoverTitles(figure);
  assertEquals(titles.length, names.length);
  const whole = `${"x".repeat(200)}: 10.0% are failures`;
  const title = titles.find((text) => text.startsWith("xxx")) ?? "";
  assertStringIncludes(title, whole);
  assertStringIncludes(title, "100 of 1,000 logs");
});

Deno.test("hoverStretches() stand in for the titles of dots that are too many", () => {
  const scatter = (count: number) =>
    hoverTitles(latencyAgainstLoad(inlineWindows({
      logs: Array.from({ length: count }, (_, i) => 100 + i % 9),
      latency_mean_ms: Array.from({ length: count }, (_, i) => 50 + i % 7),
    }, 1)));
  assertEquals(
    scatter(600)[1],
    "12:00:01 UTC: 51.0 ms, 101 per second, 101 logs",
  );
  const titles = scatter(630);
  assertEquals(titles.length, 9);
  assertEquals(titles[0], "100 logs per second: 70 windows, 50.0 to 56.0 ms");
});
