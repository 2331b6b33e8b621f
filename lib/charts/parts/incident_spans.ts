import * as Plot from "@observablehq/plot";
import type { DetectedAnomalies } from "../../anomaly/detect_anomalies.ts";
import { findIncidents, type Incident } from "../../anomaly/incidents.ts";
import { haloText } from "./halo_text.ts";
import { textWidth } from "./measure_text.ts";
import type { LabelArea } from "./point_labels.ts";
import { COLOURS, WIDTH } from "../theme.ts";

/** The rows of the windows that chance does not explain, in the order of time. */
export function significantWindows({ windows }: DetectedAnomalies): number[] {
  return windows.getColumn("significant").toArray()
    .flatMap((isSignificant, i) => isSignificant === true ? [i] : []);
}

/** The incidents that those windows make up, the most severe first. */
export function incidentsOf(anomalies: DetectedAnomalies): Incident[] {
  return significantWindows(anomalies).length === 0
    ? []
    : findIncidents(anomalies.windows).sort((a, b) => b.severity - a.severity);
}

/** What significant means, for a caption; or why nothing is. */
export function significantText({ uncalibrated }: DetectedAnomalies): string {
  return uncalibrated === null
    ? "Significant: beyond what chance gives in so many windows."
    : `Significance is not known: ${uncalibrated}.`;
}

/** How many windows are significant, for a title; nothing where that is not known. */
export function significantCount(anomalies: DetectedAnomalies): string {
  if (anomalies.uncalibrated !== null) return "";
  const count = significantWindows(anomalies).length;
  return `, ${count === 0 ? "none" : count} significant`;
}

/**
 * Incidents over time as shades as high as the plot, each with what it did above
 * it. A name that would touch another is left out; the most severe come first.
 *
 * @param length_us The windows' length; a window is drawn around its start.
 */
export function incidentMarks(
  incidents: readonly Incident[],
  length_us: number,
  area: LabelArea,
): Plot.Markish[] {
  const spans = incidents.map(({ start_us, end_us, direction }) => ({
    x1: Math.max(area.across[0], (start_us - length_us / 2) / 1000),
    x2: Math.min(area.across[1], (end_us - length_us / 2) / 1000),
    direction,
  }));
  return [
    Plot.rect(spans, {
      ...{ x1: "x1", x2: "x2", y1: area.domain[0], y2: area.domain[1] },
      fill: COLOURS.purple,
      fillOpacity: 0.16,
    }),
    ...haloText(placed(spans, area), {
      x: "x",
      text: "text",
      frameAnchor: "top",
      lineAnchor: "bottom",
      dy: -9,
      fill: COLOURS.purple,
    }),
  ];
}

/** The names that fit side by side, each over the middle of its span or as near as the edges let it. */
function placed(
  spans: readonly { x1: number; x2: number; direction: string }[],
  { across: [first, last], marginLeft, marginRight }: LabelArea,
) {
  const scale = (WIDTH - marginLeft - marginRight) / (last - first);
  const taken: [left: number, right: number][] = [];
  return spans.flatMap(({ x1, x2, direction }) => {
    const width = textWidth(direction);
    const middle = marginLeft + ((x1 + x2) / 2 - first) * scale;
    const left = Math.min(
      Math.max(middle - width / 2, marginLeft),
      WIDTH - marginRight - width,
    );
    const isFree = taken.every(([from, to]) =>
      left + width + 8 < from || left > to + 8
    );
    if (!isFree) return [];
    taken.push([left, left + width]);
    const x = first + (left + width / 2 - marginLeft) / scale;
    return [{ x: new Date(x), text: direction }];
  });
}
