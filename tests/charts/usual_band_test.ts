import { assert, assertStringIncludes } from "@std/assert";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { failureAnomalies } from "../../lib/charts/failure_anomalies.ts";
import { latencyAnomalies } from "../../lib/charts/latency_anomalies.ts";
import { drawWorld, NULL_WORLDS } from "../proof/null_worlds.ts";
import { windowsFrame } from "../proof/quiet_trial.ts";
import { assertFigure, figureTexts } from "./assert_figure.ts";

const world = NULL_WORLDS.find(({ name }) =>
  name === "load, failures and latency follow the day"
)!;

Deno.test("latencyAnomalies() and failureAnomalies() lay the band around what is usual for the time of day", () => {
  const drawn = drawWorld(world, 1);
  for (let i = 700; i < 712; i++) drawn.latency_mean_ms[i]! *= 1.4;
  const anomalies = detectAnomalies(windowsFrame(drawn));
  for (const figure of [latencyAnomalies, failureAnomalies]) {
    const { alt } = figure(anomalies);
    assertFigure(figure(anomalies));
    assertStringIncludes(alt, "Dotted: what is usual for the time of day");
    assertStringIncludes(alt, "usual then");
    const texts = figureTexts(figure(anomalies));
    assert(texts.some((text) => text.endsWith(" usual")));
    assert(texts.includes("slower"));
    assert(!texts.some((text) => text.endsWith("…")), "the caption is cut");
  }
});
