import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { anomalyScatter } from "../../lib/charts/anomaly_scatter.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { noAnomalies, plantedAnomalies } from "./planted_anomalies.ts";

Deno.test("anomalyScatter() names the flagged windows and the incidents", async (t) => {
  const figure = anomalyScatter(plantedAnomalies());
  const texts = figureTexts(figure);
  assert(texts.includes("slower: 80.0 ms, 21, 12:09:00"));
  assert(texts.includes("more failures: 51.0 ms, 70, 12:19:00"));
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
  assertEquals(svg.match(/<circle r="2.5"/g)?.length, 22);
  // Rings around the significant ones.
  assertEquals(svg.match(/<circle r="6.5"/g)?.length, 2);
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
