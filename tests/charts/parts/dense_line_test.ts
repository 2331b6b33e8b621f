import { assert, assertEquals } from "@std/assert";
import { failuresOverTime } from "../../../lib/charts/failures_over_time.ts";
import { latencyAgainstLoad } from "../../../lib/charts/latency_against_load.ts";
import { logActivity } from "../../../lib/charts/log_activity.ts";
import { denseColumns } from "../../../lib/charts/parts/dense_line.ts";
import { assertFigure, figureTexts } from "../assert_figure.ts";
import { inlineWindows } from "../inline_windows.ts";

const dates = (count: number) =>
  Array.from({ length: count }, (_, i) => new Date(i * 1000));

Deno.test("denseColumns() leaves windows alone that can be told apart", () => {
  assertEquals(denseColumns(dates(4000)), undefined);
});

Deno.test("denseColumns() keeps the extremes of every column, and gaps that fill one", () => {
  const columns = denseColumns(dates(5000));
  if (columns === undefined) throw new Error("5,000 windows are not dense");
  assertEquals([columns.size, columns.x.length], [10, 500]);
  const values = dates(5000).map((_, i) =>
    i < 10 ? null : i === 1234 ? -7 : i === 4999 ? 99 : i === 15 ? null : 5
  );
  const least = columns.reduce(values, "least");
  assertEquals([least[0], least[1], least[123]], [null, 5, -7]);
  assertEquals(columns.reduce(values, "largest")[499], 99);
  assertEquals(columns.reduce(values, "mean")[1], 5);
});

Deno.test("Charts of 100,000 windows keep the extremes, say how they are drawn, and stay small", () => {
  const numbers = dates(100_000).map((_, i) => 20 + (i * 7919) % 31);
  const logs = numbers.map((n, i) => i === 77_777 ? 4321 : n + 100);
  const windows = inlineWindows({
    logs,
    failures: numbers,
    latency_mean_ms: numbers,
    latency_sd_ms: numbers,
  }, 1);
  const figures = [logActivity, failuresOverTime, latencyAgainstLoad]
    .map((chart) => chart(windows));
  for (const figure of figures) {
    assertFigure(figure);
    assert(figure.svg.length < 200_000, `${figure.svg.length} characters`);
  }
  const [activity, failures] = figures.map((figure) =>
    figureTexts(figure).join(" ")
  );
  assert(activity.includes("highest: 4,321"), activity);
  assert(failures.includes("the means of 200 windows each"), failures);
});
