import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { compareTruth } from "../../lib/anomaly/compare_truth.ts";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { explainIncidents } from "../../lib/anomaly/explain.ts";
import { findIncidents } from "../../lib/anomaly/incidents.ts";
import { knownIncidents } from "../../lib/charts/known_incidents.ts";
import { openLabelledSample } from "../../lib/engines/open_labelled_sample.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";

const { logs, truth } = await openLabelledSample();
const anomalies = detectAnomalies(await logs.windows("5s"));
const explained = await explainIncidents(
  logs,
  findIncidents(anomalies.windows),
);

Deno.test("knownIncidents() says of each known incident when it was found, or that it was missed", async (t) => {
  const compared = compareTruth(anomalies.windows, explained, truth);
  const figure = knownIncidents(anomalies, compared);
  assertStringIncludes(
    figure.title,
    "6 of 7 known incidents found, no false alarm",
  );
  const texts = figureTexts(figure);
  assert(texts.includes("latency drop, weak") && texts.includes("missed"));
  assertEquals(
    texts.filter((text) => text.startsWith("found after")).length,
    6,
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("knownIncidents() counts what was found where nothing was", () => {
  const figure = knownIncidents(
    anomalies,
    compareTruth(anomalies.windows, explained, truth.slice(0, 1)),
  );
  assertFigure(figure);
  assertStringIncludes(
    figure.title,
    "1 of 1 known incident found, 5 false alarms",
  );
});
