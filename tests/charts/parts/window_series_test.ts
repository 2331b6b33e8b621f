import { assertEquals } from "@std/assert";
import { windowSeries } from "../../../lib/charts/parts/window_series.ts";
import { windowsText } from "../../../lib/charts/parts/windows_text.ts";
import { inlineWindows } from "../inline_windows.ts";

Deno.test("windowSeries() reads starts, length and values", () => {
  const series = windowSeries(inlineWindows({
    logs: [1, 2, 3],
    failures: [0, null, 1],
    partial: [true, false, false],
  }, 5));
  assertEquals(series.length_us, 5e6);
  assertEquals(series.starts[1].toISOString(), "2024-01-01T12:00:05.000Z");
  assertEquals(series.values("failures"), [0, null, 1]);
  assertEquals(series.wholeValues("logs"), [null, 2, 3]);
});

Deno.test("windowSeries() knows no length of one window, and nothing of none", () => {
  assertEquals(windowSeries(inlineWindows({ logs: [1] })).length_us, 0);
  assertEquals(windowSeries(inlineWindows({})).starts_us, []);
});

Deno.test("windowSeries() takes windows as whole where nothing says otherwise", () => {
  const windows = inlineWindows({ logs: [1, 2] }).select("start", "logs");
  assertEquals(windowSeries(windows).partial, [false, false]);
});

Deno.test("windowsText() counts whole windows and names what is left out", () => {
  const text = (partial: boolean[]) =>
    windowsText(windowSeries(inlineWindows({ partial }, 5)));
  assertEquals(
    text([true, false, false]),
    "2 whole windows of 5 seconds, 12:00:05 to 12:00:15 UTC, 1 January 2024 (1 partial one left out).",
  );
  assertEquals(
    text([false]),
    "1 whole window, 12:00:00 to 12:00:00 UTC, 1 January 2024.",
  );
});
