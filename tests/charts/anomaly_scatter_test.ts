import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { anomalyScatter } from "../../lib/charts/anomaly_scatter.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { noAnomalies, plantedAnomalies } from "./planted_anomalies.ts";

Deno.test("anomalyScatter() labels the flagged windows", async (t) => {
  const figure = anomalyScatter(plantedAnomalies());
  const texts = figureTexts(figure);
  assert(texts.includes("80.0 ms, 21, 12:09:00"));
  assert(texts.includes("51.0 ms, 70, 12:19:00"));
  assert(
    [
      "Most unusual of 22 windows: 80.0 ms and 21 failures at 12:09:00",
      "Most unusual of 22 windows: 51.0 ms and 70 failures at 12:19:00",
    ].includes(figure.title),
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("anomalyScatter() shows every scored window, and no partial one", () => {
  const { svg } = anomalyScatter(plantedAnomalies());
  assertEquals(svg.match(/<circle /g)?.length, 22);
});

Deno.test("anomalyScatter() needs both metrics", () => {
  for (const metric of ["latency", "failures"] as const) {
    const figure = anomalyScatter(plantedAnomalies(metric));
    assertFigure(figure);
    assertStringIncludes(
      figure.alt,
      `The windows have only one of the two, ${metric}.`,
    );
  }
  assertFigure(anomalyScatter(noAnomalies()));
});
