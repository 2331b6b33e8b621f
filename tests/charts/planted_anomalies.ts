import {
  detectAnomalies,
  type DetectedAnomalies,
} from "../../lib/anomaly/detect_anomalies.ts";
import { inlineWindows } from "./inline_windows.ts";

const COUNT = 24;
const columnOf = (value: (i: number) => number) =>
  Array.from({ length: COUNT }, (_, i) => value(i));

/** A slow window, the tenth, and one with many failures, the twentieth. */
const LATENCY_MEAN_MS = columnOf((i) => i === 9 ? 80 : 50 + i % 3);
const FAILURES = columnOf((i) => i === 19 ? 70 : 20 + i % 4);
const LATENCY_SD_MS = columnOf(() => 20);
const partial = columnOf((i) => i).map((i) => i === 0 || i === COUNT - 1);

/** 22 whole windows of a minute, of which the model flags 2. */
export function plantedAnomalies(
  metrics: "both" | "latency" | "failures" = "both",
): DetectedAnomalies {
  const windows = inlineWindows({
    partial,
    ...(metrics === "latency" ? {} : { failures: FAILURES }),
    ...(metrics === "failures"
      ? {}
      : { latency_mean_ms: LATENCY_MEAN_MS, latency_sd_ms: LATENCY_SD_MS }),
  });
  return detectAnomalies(windows, {
    contamination: metrics === "both" ? 0.08 : 0.04,
  });
}

/** Too few windows for a model. */
export function noAnomalies(): DetectedAnomalies {
  return detectAnomalies(inlineWindows({ logs: [5, 5], failures: [1, 2] }));
}
