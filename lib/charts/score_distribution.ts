import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import { countText, formatNumber } from "../logs/format_number.ts";
import { numberColumn } from "../metrics/column_values.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { flaggedText } from "./parts/flagged_windows.ts";
import { type HistogramBin, histogramPlot } from "./parts/histogram_plot.ts";
import { windowSeries } from "./parts/window_series.ts";
import { windowsText } from "./parts/windows_text.ts";

/** A score lies between -1 and 0: columns of 0.01 suit every forest. */
const WIDTH = 0.01;

/**
 * How many windows have which anomaly score, with the threshold below which the
 * model flags them.
 *
 * @param anomalies What `detectAnomalies(windows)` gives.
 *
 * @example Usage
 * ```ts
 * import { detectAnomalies } from "../anomaly/detect_anomalies.ts";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { scoreDistribution } from "./score_distribution.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = scoreDistribution(detectAnomalies(await logs.windows("5s")));
 * ```
 */
export function scoreDistribution(anomalies: DetectedAnomalies): Figure {
  const { threshold, reason, scored, windows } = anomalies;
  if (threshold === null) {
    return emptyFigure("Anomaly scores", reason ?? "no window has a score");
  }
  const flags = windows.getColumn("flagged").toArray();
  const flagged = flags.filter((flag) => flag === true).length;
  const limit = formatNumber(threshold, 3);
  return drawFigure({
    title: `${flagged === 0 ? "None" : formatNumber(flagged)} of ${
      countText(scored, "window")
    } ${flagged === 1 ? "scores" : "score"} below the threshold of ${limit}`,
    subtitle: `Windows by anomaly score; the lower, the more unusual.${
      flagged === 0 ? "" : " Orange, left of the threshold: flagged."
    }`,
    caption: `${flaggedText(anomalies)} ${windowsText(windowSeries(windows))}`,
    plot: histogramPlot(scoreBins(numberColumn(windows, "score"), flags), [{
      value: threshold,
      text: `threshold ${limit}, ${formatNumber(flagged)} flagged below it`,
    }]),
  });
}

function scoreBins(
  scores: readonly (number | null)[],
  flags: readonly unknown[],
): HistogramBin[] {
  const counts = new Map<number, { count: number; marked: number }>();
  scores.forEach((score, i) => {
    if (score === null) return;
    const bin = Math.floor(score / WIDTH);
    const { count, marked } = counts.get(bin) ?? { count: 0, marked: 0 };
    counts.set(bin, {
      count: count + 1,
      marked: marked + (flags[i] === true ? 1 : 0),
    });
  });
  return [...counts].sort(([a], [b]) => a - b)
    .map(([bin, counted]) => ({
      from: bin * WIDTH,
      to: (bin + 1) * WIDTH,
      ...counted,
    }));
}
