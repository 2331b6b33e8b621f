import { countText } from "../../logs/format_number.ts";
import * as Plot from "@observablehq/plot";
import type { DetectedAnomalies } from "../../anomaly/detect_anomalies.ts";
import { bandPlot } from "./band_plot.ts";
import { drawFigure } from "../draw_figure.ts";
import type { Figure } from "../figure.ts";
import { flaggedText, flaggedWindows } from "./flagged_windows.ts";
import { bandAndLine, type NoiseBand, outsideBand } from "./noise_band.ts";
import { type LabelArea, pointLabels } from "./point_labels.ts";
import { COLOURS } from "../theme.ts";
import { momentText } from "./time_axis.ts";
import { axisStartText } from "./value_axis.ts";
import { windowSeries } from "./window_series.ts";
import { windowsText } from "./windows_text.ts";
import { lengthText } from "./wording.ts";

/** More rings than this are drawn small. */
const MANY_RINGS = 40;

/** A metric of the windows, with its band of chance. */
export interface AnomalyBandParts {
  readonly band: NoiseBand & { readonly mean: number };
  /** How the band came about, a sentence. */
  readonly bandText: string;
  /** Whose band it is, in the title: `latency's`. */
  readonly whose: string;
  /** What is drawn, in the subtitle, given the windows' length: `Mean latency per minute, ms`. */
  readonly subject: (length: string) => string;
  /** How a value is written beside its mark, and the band's edges without a unit. */
  readonly format: (value: number) => string;
  readonly limit: (value: number) => string;
}

/** Which windows are marked how. */
interface Marked {
  /** Flagged and outside the band: triangles. */
  readonly triangles: readonly number[];
  /** Flagged and inside the band: diamonds. */
  readonly diamonds: readonly number[];
  /** Outside the band and not flagged: rings. */
  readonly rings: readonly number[];
  /** All flagged ones, the most abnormal first. */
  readonly flagged: readonly number[];
}

/**
 * A metric of the windows over time with its band of chance. What the model
 * flagged is marked, and so is what lies outside the band without being flagged.
 */
export function anomalyBandFigure(
  anomalies: DetectedAnomalies,
  parts: AnomalyBandParts,
): Figure {
  const { band, bandText, whose, subject, limit } = parts;
  const series = windowSeries(anomalies.windows);
  const marked = markedWindows(flaggedWindows(anomalies), outsideBand(band));
  const { plot, axis } = bandPlot({
    band,
    mean: band.mean,
    format: limit,
    marks: (area) => [
      ...bandAndLine(band),
      ...markedDots(band, marked),
      ...flaggedLabels(band, marked, parts.format, area),
    ],
  });
  return drawFigure({
    title: titleOf(marked, anomalies.scored, whose),
    subtitle: `${subject(lengthText(series.length_us))}.${markText(marked)}${
      axisStartText(axis)
    }`,
    caption: `${flaggedText(anomalies)} ${bandText} ${windowsText(series)}`,
    plot,
  });
}

function markedWindows(
  flagged: readonly number[],
  outside: readonly number[],
): Marked {
  return {
    flagged,
    triangles: flagged.filter((i) => outside.includes(i)),
    diamonds: flagged.filter((i) => !outside.includes(i)),
    rings: outside.filter((i) => !flagged.includes(i)),
  };
}

function titleOf(
  { flagged, triangles }: Marked,
  scored: number,
  whose: string,
) {
  const band = `outside ${whose} 99% noise band`;
  if (flagged.length === 0) {
    return `None of ${countText(scored, "window")} flagged`;
  }
  const all = `${flagged.length} of ${countText(scored, "window")} flagged`;
  if (flagged.length === triangles.length) {
    return `${all}; ${flagged.length === 1 ? "it lies" : "all lie"} ${band}`;
  }
  return triangles.length === 0
    ? `${all}; none lies ${band}`
    : `${all}; ${triangles.length} of them ${
      triangles.length === 1 ? "lies" : "lie"
    } ${band}`;
}

/** What the marks that are there mean. */
function markText({ triangles, diamonds, rings }: Marked): string {
  const flagged = [
    ...(triangles.length > 0 ? ["triangles outside the band"] : []),
    ...(diamonds.length > 0
      ? [`diamonds inside${triangles.length > 0 ? "" : " the band"}`]
      : []),
  ].join(", ");
  return [
    flagged === "" ? "" : ` Flagged: ${flagged}.`,
    rings.length > 0 ? " Rings: outside, not flagged." : "",
  ].join("");
}

function markedDots(
  { starts, values, low }: NoiseBand,
  { triangles, diamonds, rings }: Marked,
): Plot.Markish[] {
  const place = { x: (i: number) => starts[i], y: (i: number) => values[i] };
  const flag = { ...place, fill: COLOURS.orange, stroke: "#ffffff" };
  return [
    Plot.dot(rings as number[], {
      ...place,
      r: rings.length > MANY_RINGS ? 2.5 : 4,
      fill: "#ffffff",
      stroke: COLOURS.black,
      strokeWidth: 1.5,
    }),
    Plot.dot(diamonds as number[], { ...flag, symbol: "diamond", r: 5 }),
    Plot.dot(triangles as number[], {
      ...flag,
      symbol: "triangle",
      r: 5,
      rotate: (i: number) => (values[i] ?? 0) < (low[i] ?? 0) ? 180 : 0,
    }),
  ];
}

function flaggedLabels(
  { starts, values }: NoiseBand,
  { flagged, rings }: Marked,
  format: (value: number) => string,
  area: LabelArea,
): Plot.Markish[] {
  const period_us = (area.across[1] - area.across[0]) * 1000;
  const point = (i: number, text: string) => ({
    at: starts[i],
    value: values[i] ?? NaN,
    text,
    colour: COLOURS.orange,
  });
  return pointLabels([
    ...flagged.map((i) => {
      const moment = momentText(Number(starts[i]) * 1000, period_us);
      return point(i, `${format(values[i] ?? NaN)}, ${moment}`);
    }),
    // Rings take room, but have no text.
    ...rings.map((i) => point(i, "")),
  ], area);
}
