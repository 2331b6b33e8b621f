import { denseText } from "./parts/dense_line.ts";
import type pl from "nodejs-polars";
import { latencyVariationFinding } from "../findings/latency/latency_variation.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { latencyBand, latencyBandText } from "./parts/latency_band.ts";
import { msFact } from "./parts/hover_windows.ts";
import { outsideCount, trianglesText } from "./parts/noise_band.ts";
import { trendPlot } from "./parts/trend_plot.ts";
import { axisStartText } from "./parts/value_axis.ts";
import { windowSeries } from "./parts/window_series.ts";
import { windowsText } from "./parts/windows_text.ts";
import { lengthText, rangeText, threeDigits } from "./parts/wording.ts";

/**
 * The mean latency of each window, with the band that sampling noise alone
 * fills and triangles outside it. The title says whether latency moves more
 * than that.
 *
 * @param windows The frame of `windows(every)`. Partial windows are left out.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { latencyTrend } from "./latency_trend.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = latencyTrend(await logs.windows("1m"));
 * ```
 */
export function latencyTrend(windows: pl.DataFrame): Figure {
  const series = windowSeries(windows);
  const band = latencyBand(series);
  const means = band.values.filter((mean) => mean !== null);
  if (means.length === 0) {
    return emptyFigure("Latency over time", "no whole window has a latency");
  }
  const length = lengthText(series.length_us);
  const { plot, axis } = trendPlot({
    series,
    band,
    fact: msFact,
    write: (ms) => `${threeDigits(ms)} ms`,
  });
  return drawFigure({
    title: titleOf(windows, `Mean latency per ${length}`, means),
    subtitle: `Mean latency per ${length}, ms.${trianglesText(band)}${
      axisStartText(axis)
    }`,
    range: rangeText(means, "ms"),
    caption: `${latencyBandText(band)}${outsideCount(band)} ${
      windowsText(series) + denseText(series.starts)
    }`,
    plot,
  });
}

function titleOf(
  windows: pl.DataFrame,
  name: string,
  means: readonly number[],
): string {
  const range = rangeText(means, "ms");
  switch (latencyVariationFinding(windows).verdict) {
    case "supported":
      return `${name} moves more than sampling noise does: ${range}`;
    case "within_noise":
      return `${name} stays within sampling noise: ${range}`;
    case "refuted":
      return `${name} mostly holds steady: ${range}`;
    case "not_testable":
      return `${name}: ${range}`;
  }
}
