import type { DetectedAnomalies } from "../../anomaly/detect_anomalies.ts";
import { numberColumn } from "../../metrics/column_values.ts";
import { formatNumber } from "../../logs/format_number.ts";
import { MOST_MARKS } from "./noise_band.ts";
import { COLOURS } from "../theme.ts";

/** How a flagged window is marked; a significant one has a ring, around the diamond if it is both. */
export const FLAGGED_MARK = {
  symbol: "diamond",
  r: 5,
  fill: COLOURS.orange,
  stroke: "#ffffff",
} as const;
export const SIGNIFICANT_MARK = {
  symbol: "circle",
  r: 6.5,
  fill: "none",
  stroke: COLOURS.purple,
  strokeWidth: 1.75,
} as const;

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

/** What diamonds mean, for a subtitle; nothing where there are none. */
export function diamondsText(flagged: readonly unknown[]): string {
  if (flagged.length === 0) return "";
  const shown = flagged.length <= MOST_MARKS
    ? ""
    : ` the ${MOST_MARKS} most unusual of ${formatNumber(flagged.length)}`;
  return ` Diamonds:${shown} flagged.`;
}

/** What flagged the windows, and what that means, for a caption. */
export function flaggedText({ features }: DetectedAnomalies): string {
  const names = features.map((name) => FEATURE_NAMES[name] ?? name);
  return `Flagged by an isolation forest on ${
    names.join(" and ")
  }: the most unusual, whatever the data.`;
}

/** How many windows have a score or a p-value. */
export function judgedWindows({ windows }: DetectedAnomalies): number {
  const p_values = numberColumn(windows, "p_value");
  return numberColumn(windows, "score")
    .filter((score, i) => score !== null || p_values[i] !== null).length;
}
