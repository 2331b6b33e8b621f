import * as Plot from "@observablehq/plot";
import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import { countText, formatNumber } from "../logs/format_number.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { flaggedText, flaggedWindows } from "./parts/flagged_windows.ts";
import { type LabelArea, pointLabels } from "./parts/point_labels.ts";
import { scatterPlot } from "./parts/scatter_plot.ts";
import { COLOURS } from "./theme.ts";
import { momentText } from "./parts/time_axis.ts";
import { windowSeries } from "./parts/window_series.ts";
import { windowsText } from "./parts/windows_text.ts";
import { lengthText, threeDigits } from "./parts/wording.ts";

/** A window with both metrics. */
interface ScoredWindow {
  readonly latency_ms: number;
  readonly failures: number;
  readonly time: string;
}

/**
 * The two metrics that the model looks at against each other, one dot a window,
 * the flagged ones as diamonds with their time. The title names the most
 * unusual window.
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
  const shown = windows.filter((window) => window !== null);
  const { plot, startText } = scatterPlot({
    x: shown.map(({ latency_ms }) => latency_ms),
    y: shown.map(({ failures }) => failures),
    xName: "mean latency, ms",
    yName: "failures",
    above: (area) => flaggedMarks(flagged, area),
  });
  return drawFigure({
    title: titleOf(flagged, shown.length),
    subtitle: `One dot per ${
      lengthText(series.length_us)
    }: its failures against its mean latency.${
      flagged.length === 0 ? "" : " Diamonds: flagged."
    }${startText}`,
    caption: `${flaggedText(anomalies)} ${windowsText(series)}`,
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
  return series.values("score").map((score, i) => {
    const [latency_ms, failed] = [latencies[i], failures[i]];
    return score === null || latency_ms === null || failed === null ? null : {
      latency_ms,
      failures: failed,
      time: momentText(starts_us[i], period_us),
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

function flaggedMarks(
  flagged: ScoredWindow[],
  area: LabelArea,
): Plot.Markish[] {
  return [
    Plot.dot(flagged, {
      x: "latency_ms",
      y: "failures",
      symbol: "diamond",
      r: 5.5,
      fill: COLOURS.orange,
      stroke: "#ffffff",
    }),
    ...pointLabels(
      flagged.map(({ latency_ms, failures, time }) => ({
        at: latency_ms,
        value: failures,
        text: `${threeDigits(latency_ms)} ms, ${
          formatNumber(failures)
        }, ${time}`,
        colour: COLOURS.orange,
      })),
      area,
    ),
  ];
}
