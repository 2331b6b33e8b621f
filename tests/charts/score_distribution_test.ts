import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { scoreDistribution } from "../../lib/charts/score_distribution.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { inlineWindows } from "./inline_windows.ts";
import { noAnomalies, plantedAnomalies } from "./planted_anomalies.ts";

Deno.test("scoreDistribution() counts the windows below the threshold", async (t) => {
  const figure = scoreDistribution(plantedAnomalies());
  assertMatch(
    figure.title,
    /^2 of 22 windows score below the threshold of -0\.\d{3}$/,
  );
  const labels = figureTexts(figure).filter((text) =>
    text.startsWith("threshold")
  );
  assertEquals(labels.length, 1);
  assert(labels[0].endsWith(", 2 flagged below it"));
  await assertFigureSnapshot(t, figure);
});

Deno.test("scoreDistribution() copes with windows that are all alike", () => {
  const windows = inlineWindows({
    logs: Array(9).fill(50),
    failures: Array(9).fill(3),
  });
  const figure = scoreDistribution(detectAnomalies(windows));
  assertFigure(figure);
  assertStringIncludes(figure.title, "None of 9 windows");
});

Deno.test("scoreDistribution() says why there is no score", () => {
  const figure = scoreDistribution(noAnomalies());
  assertFigure(figure);
  assertStringIncludes(figure.alt, "An isolation forest needs 8 full windows");
});
