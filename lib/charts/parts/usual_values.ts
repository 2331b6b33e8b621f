import type { DetectedAnomalies } from "../../anomaly/detect_anomalies.ts";
import { windowSeries } from "./window_series.ts";

/**
 * What the baseline leads to expect of each whole window; undefined where the baseline
 * is one constant level, which a chart's own mean shows as well.
 *
 * @param column `latency_usual_ms` or `failures_usual`.
 */
export function usualValues(
  { windows, baseline, uncalibrated }: DetectedAnomalies,
  column: "latency_usual_ms" | "failures_usual",
): (number | null)[] | undefined {
  if (baseline.kind === "constant" || uncalibrated !== null) return undefined;
  return windowSeries(windows).wholeValues(column);
}

/** What usual means, for a caption; nothing where the baseline is constant. */
export function usualText(
  { baseline, uncalibrated }: DetectedAnomalies,
): string {
  return baseline.kind === "constant" || uncalibrated !== null
    ? ""
    : ` Dotted: ${baseline.text}.`;
}
