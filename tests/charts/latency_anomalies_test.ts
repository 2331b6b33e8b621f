import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { latencyAnomalies } from "../../lib/charts/latency_anomalies.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { noAnomalies, plantedAnomalies } from "./planted_anomalies.ts";

Deno.test("latencyAnomalies() shows what is flagged and what is significant side by side", async (t) => {
  const figure = latencyAnomalies(plantedAnomalies());
  assertEquals(
    figure.title,
    "2 of 22 windows flagged, 2 significant; 1 of them outside latency's 99% noise band",
  );
  assertStringIncludes(
    figure.alt,
    "Diamonds: flagged. Rings: significant, outside the band. Shaded: incidents.",
  );
  const texts = figureTexts(figure);
  assert(texts.includes("80.0 ms, 12:09:00"));
  assert(texts.includes("51.0 ms, 12:19:00"));
  assert(texts.includes("slower") && texts.includes("more failures"));
  await assertFigureSnapshot(t, figure);
});

Deno.test("latencyAnomalies() works where latency is the only metric", () => {
  const figure = latencyAnomalies(plantedAnomalies("latency"));
  assertFigure(figure);
  assertEquals(
    figure.title,
    "1 of 22 windows flagged, 1 significant; 1 of them outside latency's 99% noise band",
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
