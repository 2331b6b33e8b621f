import * as Plot from "@observablehq/plot";
import { denseColumns, denseLine, denseText } from "./parts/dense_line.ts";
import type pl from "nodejs-polars";
import { activityVariationFinding } from "../findings/workload/activity_variation.ts";
import { formatNumber, formatPercent } from "../logs/format_number.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { type LabelArea, pointLabels } from "./parts/point_labels.ts";
import { COLOURS } from "./theme.ts";
import { momentText } from "./parts/time_axis.ts";
import { timePlot } from "./parts/time_plot.ts";
import { axisStartText, valueAxis } from "./parts/value_axis.ts";
import { type WindowSeries, windowSeries } from "./parts/window_series.ts";
import { windowsText } from "./parts/windows_text.ts";
import { countFact, hoverWindows } from "./parts/hover_windows.ts";
import { countRangeText, lengthText, threeDigits } from "./parts/wording.ts";

/**
 * Logs per window, grey, and their rolling mean, blue, with the highest and the
 * lowest window. The title says whether activity moves more than chance.
 *
 * @param windows The frame of `windows(every)`, with the column
 * `logs_rolling_mean` where the rolling mean is wanted. Partial windows are left out.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { rollingMean } from "../metrics/rolling_mean.ts";
 * import { logActivity } from "./log_activity.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = logActivity(rollingMean(await logs.windows("1s"), "logs", 20));
 * ```
 */
export function logActivity(windows: pl.DataFrame): Figure {
  const series = windowSeries(windows);
  const logs = series.wholeValues("logs");
  const counts = logs.filter((count) => count !== null);
  if (counts.length === 0) {
    return emptyFigure("Log activity", "the logs fill no whole window");
  }
  const means = rollingMeans(windows, series);
  const axis = valueAxis(counts);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const length = lengthText(series.length_us);
  const labels = [
    { text: `overall ${threeDigits(mean)}`, value: mean },
    ...rollingLabel(means),
    {
      text: `each ${length}`,
      value: counts[counts.length - 1],
      colour: COLOURS.quiet,
    },
  ];
  const first_us = series.starts_us[0];
  const last_us = series.starts_us[series.starts_us.length - 1];
  return drawFigure({
    title: titleOf(
      windows,
      `${threeDigits(mean)} logs per ${length}`,
      `${formatNumber(Math.min(...counts))} to ${
        formatNumber(Math.max(...counts))
      }`,
    ),
    subtitle: `Logs per ${length} (grey)${
      means.length > 0 ? " and their rolling mean (blue)" : ""
    }.${axisStartText(axis)}`,
    range: `${countRangeText(counts, "log")} per ${length}`,
    caption: windowsText(series) + denseText(logs),
    plot: timePlot({
      first_us,
      last_us,
      axis,
      labels,
      marks: (area) => [
        ...denseLine(series.starts, logs, {
          stroke: COLOURS.grey,
          strokeWidth: 1,
        }),
        Plot.ruleY([mean], { stroke: COLOURS.quiet, strokeDasharray: "2,4" }),
        ...meanLines(series.starts, means),
        ...extremes(series, logs, area),
        ...hoverWindows({
          series,
          facts: [countFact(logs, "log")],
        }, area),
      ],
    }),
  });
}

/** The rolling means; none where not one window is wide enough for it. */
function rollingMeans(
  windows: pl.DataFrame,
  series: WindowSeries,
): (number | null)[] {
  if (!windows.columns.includes("logs_rolling_mean")) return [];
  const means = series.wholeValues("logs_rolling_mean");
  return means.every((mean) => mean === null) ? [] : means;
}

function titleOf(windows: pl.DataFrame, rate: string, range: string): string {
  const { verdict, effect } = activityVariationFinding(windows);
  const moves = effect?.value ?? 0;
  if (verdict === "supported") {
    return `Log activity moves by ${formatPercent(moves)} around ${rate}`;
  }
  if (verdict === "not_testable") return `About ${rate}`;
  return verdict === "refuted" && moves > 0
    ? `Log activity mostly holds steady at about ${rate}, from ${range}`
    : `Log activity holds steady at about ${rate}`;
}

/** The rolling mean in blue with a white rim. */
function meanLines(
  starts: readonly Date[],
  means: readonly (number | null)[],
): Plot.Markish[] {
  const dense = denseColumns(starts);
  const [x, y] = dense === undefined || means.length === 0
    ? [starts, means]
    : [dense.x, dense.reduce(means, "mean")];
  const looks = [
    { stroke: "#ffffff", strokeWidth: 5 },
    { stroke: COLOURS.blue, strokeWidth: 2.5 },
  ];
  return looks.map((look) =>
    Plot.lineY({ length: y.length }, { x, y, ...look })
  );
}

function rollingLabel(means: readonly (number | null)[]) {
  const last = means.findLast((mean) => mean !== null) ?? null;
  if (last === null) return [];
  const look = { colour: COLOURS.blue, weight: 700 } as const;
  return [{ text: "rolling mean", value: last, ...look }];
}

/** The highest and the lowest window, labelled where there is room; none where all are alike. */
function extremes(
  { starts, starts_us }: WindowSeries,
  logs: readonly (number | null)[],
  area: LabelArea,
): Plot.Markish[] {
  const counts = logs.filter((count) => count !== null);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  if (low === high && counts.length > 1) return [];
  const period_us = starts_us[starts_us.length - 1] - starts_us[0];
  const points = low === high
    ? [["the only window", high]] as const
    : [["highest", high], ["lowest", low]] as const;
  const labelled = points.map(([name, value]) => {
    const i = logs.indexOf(value);
    const first = counts.filter((count) => count === value).length > 1
      ? ", first at"
      : " at";
    const moment = momentText(starts_us[i], period_us);
    const text = `${name}: ${formatNumber(value)}${first} ${moment}`;
    return { at: starts[i], value, text };
  });
  return [
    Plot.dot(labelled, { x: "at", y: "value", r: 3.5, fill: COLOURS.black }),
    ...pointLabels(labelled, area),
  ];
}
