import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { latencyAnomalies } from "../../lib/charts/latency_anomalies.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { noAnomalies, plantedAnomalies } from "./planted_anomalies.ts";

Deno.test("latencyAnomalies() tells flagged windows outside the band from those inside", async (t) => {
  const figure = latencyAnomalies(plantedAnomalies());
  assertEquals(
    figure.title,
    "2 of 22 windows flagged; 1 of them lies outside latency's 99% noise band",
  );
  assertStringIncludes(
    figure.alt,
    "Flagged: triangles outside the band, diamonds inside.",
  );
  const texts = figureTexts(figure);
  assert(texts.includes("80.0 ms, 12:09:00"));
  assert(texts.includes("51.0 ms, 12:19:00"));
  await assertFigureSnapshot(t, figure);
});

Deno.test("latencyAnomalies() works where latency is the only metric", () => {
  const figure = latencyAnomalies(plantedAnomalies("latency"));
  assertFigure(figure);
  assertEquals(
    figure.title,
    "1 of 22 windows flagged; it lies outside latency's 99% noise band",
  );
  assertStringIncludes(figure.alt, "an isolation forest on mean latency:");
});

Deno.test("latencyAnomalies() says why there is nothing to show", () => {
  const without = latencyAnomalies(plantedAnomalies("failures"));
  assertFigure(without);
  assertStringIncludes(without.alt, "No whole window has a latency.");
  const none = latencyAnomalies(noAnomalies());
  assertFigure(none);
  assertStringIncludes(none.alt, "An isolation forest needs 8 full windows");
});
