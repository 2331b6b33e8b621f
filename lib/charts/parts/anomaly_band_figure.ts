import { denseText } from "./dense_line.ts";
import { countText } from "../../logs/format_number.ts";
import * as Plot from "@observablehq/plot";
import type { DetectedAnomalies } from "../../anomaly/detect_anomalies.ts";
import { bandPlot } from "./band_plot.ts";
import { drawFigure } from "../draw_figure.ts";
import type { Figure } from "../figure.ts";
import {
  diamondsText,
  FLAGGED_MARK,
  flaggedText,
  flaggedWindows,
  judgedWindows,
  SIGNIFICANT_MARK,
} from "./flagged_windows.ts";
import {
  incidentMarks,
  incidentsOf,
  significantCount,
  significantText,
  significantWindows,
} from "./incident_spans.ts";
import { countFact, type HoverFact } from "./hover_windows.ts";
import {
  bandAndLine,
  MOST_MARKS,
  type NoiseBand,
  outsideBand,
} from "./noise_band.ts";
import { type LabelArea, pointLabels } from "./point_labels.ts";
import { COLOURS } from "../theme.ts";
import { thinnedDots } from "./thinned_dots.ts";
import { momentText } from "./time_axis.ts";
import { axisStartText } from "./value_axis.ts";
import { windowSeries } from "./window_series.ts";
import { windowsText } from "./windows_text.ts";
import { lengthText } from "./wording.ts";

/** A metric of the windows, with its band of chance. */
export interface AnomalyBandParts {
  readonly band: NoiseBand & { readonly mean: number };
  /** How the band came about, a sentence. */
  readonly bandText: string;
  /** Whose band it is, in the title: `latency's`. */
  readonly whose: string;
  /** What is drawn, in the subtitle, given the windows' length: `Mean latency per minute, ms`. */
  readonly subject: (length: string) => string;
  /** The values as facts to hover over, and from where to where they go. */
  readonly fact: (values: HoverFact["values"]) => HoverFact;
  readonly range: (values: HoverFact["values"], length: string) => string;
  /** How a value is written beside its mark, and the band's edges without a unit. */
  readonly format: (value: number) => string;
  readonly limit: (value: number) => string;
}

/** Which windows are marked how. */
interface Marked {
  /** Diamonds, the most abnormal first. */
  readonly flagged: readonly number[];
  /** Significant and outside the band: rings. */
  readonly rings: readonly number[];
  /** Flagged or significant, and outside the band. */
  readonly outside: readonly number[];
}

/** More rings than this are drawn small, and those that lie on another not at all. */
const MANY_RINGS = 40;
const SMALL_RING = { r: 4, strokeWidth: 1.25 };

/**
 * A metric of the windows over time with its band of chance. What the model
 * flagged and what is significant are marked side by side; incidents are shaded.
 */
export function anomalyBandFigure(
  anomalies: DetectedAnomalies,
  parts: AnomalyBandParts,
): Figure {
  const { band, bandText, whose, subject, limit } = parts;
  const series = windowSeries(anomalies.windows);
  const marked = markedWindows(anomalies, band);
  const incidents = incidentsOf(anomalies);
  const { plot, axis } = bandPlot({
    band,
    mean: band.mean,
    format: limit,
    hover: {
      series,
      facts: [
        parts.fact(band.values),
        countFact(series.wholeValues("logs"), "log"),
      ],
      notes: [
        { name: "flagged", rows: marked.flagged },
        { name: "significant", rows: significantWindows(anomalies) },
      ],
    },
    marks: (area) => [
      ...bandAndLine(band),
      ...incidentMarks(incidents, series.length_us, area),
      ...markedDots(band, marked, area),
      ...flaggedLabels(band, marked, parts.format, area),
    ],
  });
  return drawFigure({
    title: titleOf(anomalies, marked, whose),
    subtitle: `${subject(lengthText(series.length_us))}.${markText(marked)}${
      incidents.length > 0 ? " Shaded: incidents." : ""
    }${axisStartText(axis)}`,
    range: parts.range(band.values, lengthText(series.length_us)),
    caption: `${flaggedText(anomalies)} ${
      significantText(anomalies)
    } ${bandText} ${windowsText(series) + denseText(series.starts)}`,
    plot,
  });
}

function markedWindows(
  anomalies: DetectedAnomalies,
  band: NoiseBand,
): Marked {
  const flagged = flaggedWindows(anomalies);
  const significant = significantWindows(anomalies);
  const beyond = outsideBand(band);
  return {
    flagged,
    rings: significant.filter((i) => beyond.includes(i)),
    outside: beyond.filter((i) =>
      flagged.includes(i) || significant.includes(i)
    ),
  };
}

function titleOf(
  anomalies: DetectedAnomalies,
  { flagged, outside }: Marked,
  whose: string,
): string {
  const windows = countText(judgedWindows(anomalies), "window");
  const found = `${
    flagged.length === 0 ? "None" : flagged.length
  } of ${windows} flagged${significantCount(anomalies)}`;
  const marked = flagged.length + significantWindows(anomalies).length;
  if (marked === 0) return found;
  return `${found}; ${
    outside.length === 0 ? "none" : outside.length
  } of them outside ${whose} 99% noise band`;
}

/** What the marks that are there mean. */
function markText({ flagged, rings }: Marked): string {
  return [
    diamondsText(flagged),
    rings.length > 0 ? " Rings: significant, outside the band." : "",
  ].join("");
}

function markedDots(
  { starts, values }: NoiseBand,
  { flagged, rings }: Marked,
  { across, domain }: LabelArea,
): Plot.Markish[] {
  const place = { x: (i: number) => starts[i], y: (i: number) => values[i] };
  const apart = thinnedDots(
    rings.map((i) => Number(starts[i])),
    rings.map((i) => values[i] ?? NaN),
    across,
    domain,
    { most: MANY_RINGS, near: SMALL_RING.r },
  ).map((k) => rings[k]);
  return [
    Plot.dot(flagged.slice(0, MOST_MARKS), { ...place, ...FLAGGED_MARK }),
    Plot.dot(apart, {
      ...place,
      ...SIGNIFICANT_MARK,
      ...(rings.length > MANY_RINGS ? SMALL_RING : {}),
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
    ...flagged.slice(0, MOST_MARKS).map((i) => {
      const moment = momentText(Number(starts[i]) * 1000, period_us);
      return point(i, `${format(values[i] ?? NaN)}, ${moment}`);
    }),
    // Rings take room, but have no text.
    ...rings.map((i) => point(i, "")),
  ], area);
}
