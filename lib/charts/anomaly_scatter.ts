import * as Plot from "@observablehq/plot";
import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import { countText, formatNumber } from "../logs/format_number.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { hoverText } from "./parts/hover.ts";
import { MOST_MARKS } from "./parts/noise_band.ts";
import {
  diamondsText,
  FLAGGED_MARK,
  flaggedText,
  flaggedWindows,
  SIGNIFICANT_MARK,
} from "./parts/flagged_windows.ts";
import {
  incidentsOf,
  significantText,
  significantWindows,
} from "./parts/incident_spans.ts";
import {
  type LabelArea,
  type LabelledPoint,
  pointLabels,
} from "./parts/point_labels.ts";
import { scatterPlot } from "./parts/scatter_plot.ts";
import { thinnedDots } from "./parts/thinned_dots.ts";
import { COLOURS } from "./theme.ts";
import { momentText } from "./parts/time_axis.ts";
import { windowSeries } from "./parts/window_series.ts";
import { windowsText } from "./parts/windows_text.ts";
import {
  countRangeText,
  lengthText,
  rangeText,
  threeDigits,
} from "./parts/wording.ts";

/** Of more rings, those that lie on another are left out. */
const MANY_RINGS = 40;

/** A window with both metrics. */
interface ScoredWindow {
  /** What it shows when it is pointed at. */
  readonly hover: string;
  readonly latency_ms: number;
  readonly failures: number;
  readonly time: string;
}

/**
 * The two metrics that the model looks at against each other, one dot a window,
 * the flagged ones as diamonds with their time, the significant ones in rings,
 * each incident named at its peak. The title names the most unusual window.
 *
 * @param anomalies What `detectAnomalies(windows)` gives.
 *
 * @example Usage
 * ```ts
 * import { detectAnomalies } from "../anomaly/detect_anomalies.ts";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { anomalyScatter } from "./anomaly_scatter.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = anomalyScatter(detectAnomalies(await logs.windows("5s")));
 * ```
 */
export function anomalyScatter(anomalies: DetectedAnomalies): Figure {
  const subject = "Failures against latency";
  if (anomalies.reason !== null) return emptyFigure(subject, anomalies.reason);
  if (anomalies.features.length < 2) {
    return emptyFigure(
      subject,
      `the windows have only one of the two, ${
        anomalies.features[0] === "failures" ? "failures" : "latency"
      }`,
    );
  }
  const series = windowSeries(anomalies.windows);
  const windows = scoredWindows(anomalies);
  const flagged = flaggedWindows(anomalies).flatMap((i) => windows[i] ?? []);
  const significant = significantWindows(anomalies)
    .flatMap((i) => windows[i] ?? []);
  const incidents = incidentPoints(anomalies, windows);
  const shown = windows.filter((window) => window !== null);
  const { plot, startText } = scatterPlot({
    x: shown.map(({ latency_ms }) => latency_ms),
    y: shown.map(({ failures }) => failures),
    hover: (i) => shown[i].hover,
    xUnit: "ms",
    yUnit: "failures",
    xName: "mean latency, ms",
    yName: "failures",
    above: (area) => marks(flagged, significant, incidents, area),
  });
  return drawFigure({
    title: titleOf(flagged, shown.length),
    subtitle: `One dot per ${
      lengthText(series.length_us)
    }: its failures against its mean latency.${diamondsText(flagged)}${
      significant.length === 0 ? "" : " Rings: significant."
    }${startText}`,
    range: `${rangeText(shown.map(({ latency_ms }) => latency_ms), "ms")} and ${
      countRangeText(shown.map(({ failures }) => failures), "failure")
    } per ${lengthText(series.length_us)}`,
    caption: `${flaggedText(anomalies)} ${significantText(anomalies)} ${
      windowsText(series)
    }`,
    plot,
  });
}

/** One entry a row of the windows; null where a window was not scored. */
function scoredWindows(
  { windows }: DetectedAnomalies,
): (ScoredWindow | null)[] {
  const series = windowSeries(windows);
  const { starts_us } = series;
  const period_us = starts_us[starts_us.length - 1] - starts_us[0];
  const latencies = series.wholeValues("latency_mean_ms");
  const failures = series.wholeValues("failures");
  const logs = series.wholeValues("logs");
  const isFlagged = windows.getColumn("flagged").toArray();
  const isSignificant = windows.getColumn("significant").toArray();
  return series.values("score").map((score, i) => {
    const [latency_ms, failed] = [latencies[i], failures[i]];
    return score === null || latency_ms === null || failed === null ? null : {
      latency_ms,
      failures: failed,
      time: momentText(starts_us[i], period_us),
      hover: hoverText(`${momentText(starts_us[i], period_us)} UTC`, [
        `${threeDigits(latency_ms)} ms`,
        countText(failed, "failure"),
        countText(logs[i] ?? 0, "log"),
        isFlagged[i] === true ? "flagged" : "",
        isSignificant[i] === true ? "significant" : "",
      ]),
    };
  });
}

function titleOf(flagged: readonly ScoredWindow[], count: number): string {
  const windows = countText(count, "window");
  if (flagged.length === 0) return `None of ${windows} flagged`;
  const [{ latency_ms, failures, time }] = flagged;
  return `Most unusual of ${windows}: ${threeDigits(latency_ms)} ms and ${
    countText(failures, "failure")
  } at ${time}`;
}

/** Diamonds for the flagged windows and rings for the significant ones, with labels. */
function marks(
  flagged: readonly ScoredWindow[],
  significant: readonly ScoredWindow[],
  incidents: readonly LabelledPoint[],
  area: LabelArea,
): Plot.Markish[] {
  const place = { x: "latency_ms", y: "failures", title: "hover" };
  const shown = flagged.slice(0, MOST_MARKS);
  const apart = thinnedDots(
    significant.map(({ latency_ms }) => latency_ms),
    significant.map(({ failures }) => failures),
    area.across,
    area.domain,
    { most: MANY_RINGS, near: 4 },
  ).map((i) => significant[i]);
  const point = (window: ScoredWindow) => ({
    at: window.latency_ms,
    value: window.failures,
    text: pointText(window),
    colour: COLOURS.orange,
  });
  return [
    Plot.dot(shown, { ...place, ...FLAGGED_MARK }),
    Plot.dot(apart, { ...place, ...SIGNIFICANT_MARK }),
    ...pointLabels([
      ...incidents,
      ...shown.map(point).filter(({ at, value }) =>
        !incidents.some((peak) => peak.at === at && peak.value === value)
      ),
      // Rings take room, but have no text.
      ...apart.map((window) => ({ ...point(window), text: "" })),
    ], area),
  ];
}

function pointText({ latency_ms, failures, time }: ScoredWindow): string {
  return `${threeDigits(latency_ms)} ms, ${formatNumber(failures)}, ${time}`;
}

/** Where the most unlikely window of each incident lies, named for what happened. */
function incidentPoints(
  anomalies: DetectedAnomalies,
  windows: readonly (ScoredWindow | null)[],
): LabelledPoint[] {
  const { starts_us } = windowSeries(anomalies.windows);
  return incidentsOf(anomalies).flatMap(({ peak_us, direction }) => {
    const window = windows[starts_us.indexOf(peak_us)] ?? null;
    return window === null ? [] : [{
      at: window.latency_ms,
      value: window.failures,
      text: `${direction}: ${pointText(window)}`,
      colour: COLOURS.purple,
    }];
  });
}
