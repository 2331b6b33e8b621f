import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { failureAnomalies } from "../../lib/charts/failure_anomalies.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { noAnomalies, plantedAnomalies } from "./planted_anomalies.ts";

Deno.test("failureAnomalies() shows what is flagged and what is significant side by side", async (t) => {
  const figure = failureAnomalies(plantedAnomalies());
  assertEquals(
    figure.title,
    "2 of 22 windows flagged, 2 significant; 1 of them outside failures' 99% noise band",
  );
  const texts = figureTexts(figure);
  assert(texts.includes("70, 12:19:00"));
  assert(texts.includes("21, 12:09:00"));
  await assertFigureSnapshot(t, figure);
});

Deno.test("failureAnomalies() works where failures are the only metric", () => {
  const figure = failureAnomalies(plantedAnomalies("failures"));
  assertFigure(figure);
  assertEquals(
    figure.title,
    "1 of 22 windows flagged, 1 significant; 1 of them outside failures' 99% noise band",
  );
});

Deno.test("failureAnomalies() says why there is nothing to show", () => {
  const without = failureAnomalies(plantedAnomalies("latency"));
  assertFigure(without);
  assertStringIncludes(without.alt, "The logs have no column level.");
  assertFigure(failureAnomalies(noAnomalies()));
});
