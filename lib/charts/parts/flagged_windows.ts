import type { DetectedAnomalies } from "../../anomaly/detect_anomalies.ts";
import { numberColumn } from "../../metrics/column_values.ts";

const FEATURE_NAMES: Readonly<Record<string, string>> = {
  latency_mean_ms: "mean latency",
  failures: "failures",
};

/** The rows of the windows that the model flagged, the most abnormal first. */
export function flaggedWindows({ windows }: DetectedAnomalies): number[] {
  const scores = numberColumn(windows, "score");
  return windows.getColumn("flagged").toArray()
    .flatMap((flag, i) => flag === true ? [i] : [])
    .sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
}

/** What flagged the windows, and what that means, for a caption. */
export function flaggedText({ features }: DetectedAnomalies): string {
  const names = features.map((name) => FEATURE_NAMES[name] ?? name);
  return `Flagged by an isolation forest on ${
    names.join(" and ")
  }: the most unusual windows, whatever the data.`;
}
