import * as Plot from "@observablehq/plot";
import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import { countText, formatNumber } from "../logs/format_number.ts";
import { numberColumn } from "../metrics/column_values.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { flaggedText, SIGNIFICANT_MARK } from "./parts/flagged_windows.ts";
import { type HistogramBin, histogramPlot } from "./parts/histogram_plot.ts";
import { significantText, significantWindows } from "./parts/incident_spans.ts";
import { hoverText } from "./parts/hover.ts";
import { extent } from "./parts/wording.ts";
import { windowSeries } from "./parts/window_series.ts";
import { windowsText } from "./parts/windows_text.ts";

/** A score lies between -1 and 0: columns of 0.01 suit every forest. */
const WIDTH = 0.01;
/** The radius of a ring, and how near two scores look like one. */
const RING = 5;
const APART = 0.0005;

/**
 * How many windows have which anomaly score, with the threshold below which the
 * model flags them, and where the significant ones stand.
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
  const scores = numberColumn(windows, "score");
  const rows = significantWindows(anomalies);
  const significant = rows.flatMap((i) => scores[i] ?? []);
  return drawFigure({
    title: `${flagged === 0 ? "None" : formatNumber(flagged)} of ${
      countText(scored, "window")
    } ${flagged === 1 ? "scores" : "score"} below the threshold of ${limit}`,
    subtitle: `Windows by anomaly score; the lower, the more unusual.${
      flagged === 0 ? "" : " Orange: flagged."
    }${ringText(significant.length, rows.length - significant.length)}`,
    range: `anomaly scores of ${
      extent(scores).map((score) => formatNumber(score, 3)).join(" to ")
    }`,
    caption: `${flaggedText(anomalies)} ${significantText(anomalies)} ${
      windowsText(windowSeries(windows))
    }`,
    plot: histogramPlot(
      scoreBins(scores, flags),
      [{
        value: threshold,
        text: `threshold ${limit}, ${formatNumber(flagged)} flagged below it`,
      }],
      [ringMark(significant)],
    ),
  });
}

/** A ring for each score, on the axis; of those that would lie on another, one. */
function ringMark(scores: readonly number[]): Plot.Markish {
  const at = scores.map((score) => Math.round(score / APART) * APART);
  return Plot.dot([...new Set(at)], {
    ...SIGNIFICANT_MARK,
    x: (score: number) => score,
    y: () => 0,
    r: RING,
  });
}

/** What rings mean, how many there are, and how many windows have none; nothing without any. */
function ringText(count: number, others: number): string {
  if (count === 0) return "";
  return ` Rings on the axis: ${formatNumber(count)} significant${
    others === 0 ? "" : `, and ${formatNumber(others)} more without a score`
  }.`;
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
    .map(([bin, counted]) => {
      const [from, to] = [bin * WIDTH, (bin + 1) * WIDTH];
      const scores = [from, to].map((score) => formatNumber(score, 2));
      return {
        ...{ from, to, ...counted },
        hover: hoverText(`Scores from ${scores.join(" to ")}`, [
          countText(counted.count, "window"),
          counted.marked > 0 ? `${formatNumber(counted.marked)} flagged` : "",
        ]),
      };
    });
}
