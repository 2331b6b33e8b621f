import { denseText } from "./parts/dense_line.ts";
import type pl from "nodejs-polars";
import { failureVariationFinding } from "../findings/reliability/failure_variation.ts";
import { formatNumber, formatPercent } from "../logs/format_number.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import {
  type FailureBand,
  failureBand,
  failureBandText,
} from "./parts/failure_band.ts";
import type { Figure } from "./figure.ts";
import { countFact } from "./parts/hover_windows.ts";
import { outsideCount, trianglesText } from "./parts/noise_band.ts";
import { trendPlot } from "./parts/trend_plot.ts";
import { axisStartText } from "./parts/value_axis.ts";
import { type WindowSeries, windowSeries } from "./parts/window_series.ts";
import { windowsText } from "./parts/windows_text.ts";
import { countRangeText, extent, lengthText } from "./parts/wording.ts";

/**
 * Failures per window with the band that chance alone would fill at a constant
 * failure rate, given each window's logs, and triangles outside it. The title
 * says whether the rate moves.
 *
 * @param windows The frame of `windows(every)`. Partial windows are left out.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { failuresOverTime } from "./failures_over_time.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = failuresOverTime(await logs.windows("5s"));
 * ```
 */
export function failuresOverTime(windows: pl.DataFrame): Figure {
  const series = windowSeries(windows);
  const band = failureBand(series);
  const reason = reasonForNone(series, band);
  if (reason !== null) return emptyFigure("Failures over time", reason);
  const length = lengthText(series.length_us);
  const { plot, axis } = trendPlot({
    series,
    band,
    fact: (values) => countFact(values, "failure"),
    write: formatNumber,
    format: formatNumber,
  });
  return drawFigure({
    title: titleOf(windows, band, length),
    subtitle: `Failures (ERROR, FATAL) per ${length}.${trianglesText(band)}${
      axisStartText(axis)
    }`,
    range: `${countRangeText(band.values, "failure")} per ${length}`,
    caption: `${failureBandText(band)}${outsideCount(band)} ${
      windowsText(series) + denseText(series.starts)
    }`,
    plot,
  });
}

/** Why there is nothing to draw; null where there is. */
function reasonForNone(
  series: WindowSeries,
  { mean }: FailureBand,
): string | null {
  if (series.partial.every(Boolean)) return "the logs fill no whole window";
  if (Number.isNaN(mean)) return "the logs have no column level";
  return mean === 0 ? "no log of a whole window is a failure" : null;
}

function titleOf(
  windows: pl.DataFrame,
  { values, rate }: FailureBand,
  length: string,
): string {
  const [low, high] = extent(values).map((count) => formatNumber(count));
  const range = `${low === high ? low : `${low} to ${high}`} per ${length}`;
  const share = `${formatPercent(rate)} of the logs`;
  const { verdict, effect } = failureVariationFinding(windows);
  switch (verdict) {
    case "supported":
      return `The failure rate moves by ${
        formatPercent(effect?.value ?? 0)
      } around ${formatPercent(rate)}: ${range}`;
    case "within_noise":
      return `Failures hold steady at ${share}, within chance: ${range}`;
    case "refuted":
      return `Failures hold nearly steady at ${share}: ${range}`;
    case "not_testable":
      return `Failures are ${share}: ${range}`;
  }
}
