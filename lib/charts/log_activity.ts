import * as Plot from "@observablehq/plot";
import type pl from "nodejs-polars";
import { activityVariationFinding } from "../findings/workload/activity_variation.ts";
import { formatNumber, formatPercent } from "../logs/format_number.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./empty_figure.ts";
import { endLabelMargin, endLabels } from "./end_labels.ts";
import type { Figure } from "./figure.ts";
import { haloText } from "./halo_text.ts";
import { textWidth } from "./measure_text.ts";
import { COLOURS, WIDTH } from "./theme.ts";
import { momentText, periodText, timeAxis } from "./time_axis.ts";
import { axisStartText, valueAxis, verticalAxis } from "./value_axis.ts";
import { type WindowSeries, windowSeries } from "./window_series.ts";
import { countText, lengthText, threeDigits } from "./wording.ts";

const FRAME = { height: 340, marginTop: 26, marginBottom: 34 };

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
  const logs = wholeValues(series, "logs");
  const counts = logs.filter((count) => count !== null);
  if (counts.length === 0) {
    return emptyFigure("Log activity", "the logs fill no whole window");
  }
  const means = windows.columns.includes("logs_rolling_mean")
    ? wholeValues(series, "logs_rolling_mean")
    : [];
  const axis = valueAxis(counts);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const labels = [
    { text: `overall ${threeDigits(mean)}`, value: mean },
    ...rollingLabel(means),
  ];
  const first_us = series.starts_us[0];
  const last_us = series.starts_us[series.starts_us.length - 1];
  const time = timeAxis(first_us, last_us);
  const marginRight = endLabelMargin(labels);
  const columns = { length: logs.length };
  const length = lengthText(series.length_us);
  return drawFigure({
    title: titleOf(windows, mean, length),
    subtitle: `Logs per ${length} (grey)${
      means.length > 0 ? " and their rolling mean (blue)" : ""
    }.${axisStartText(axis)}`,
    caption: `${countText(counts.length, "whole window")} of ${
      lengthText(series.length_us).replace(/^(?=[a-z])/, "1 ")
    }, ${periodText(first_us, last_us)}.`,
    plot: {
      ...FRAME,
      marginLeft: axis.margin,
      marginRight,
      x: time.x,
      y: { domain: axis.domain },
      marks: [
        ...verticalAxis(axis),
        time.mark,
        Plot.lineY(columns, {
          x: series.starts,
          y: logs,
          stroke: COLOURS.grey,
          strokeWidth: 1,
        }),
        Plot.ruleY([mean], { stroke: COLOURS.quiet, strokeDasharray: "2,4" }),
        Plot.lineY({ length: means.length }, {
          x: series.starts,
          y: means,
          stroke: "#ffffff",
          strokeWidth: 5,
        }),
        Plot.lineY({ length: means.length }, {
          x: series.starts,
          y: means,
          stroke: COLOURS.blue,
          strokeWidth: 2.5,
        }),
        ...extremes(series, logs, WIDTH - marginRight - axis.margin),
        ...endLabels(labels, { ...FRAME, domain: axis.domain }),
      ],
    },
  });
}

function titleOf(windows: pl.DataFrame, mean: number, length: string): string {
  const { verdict, effect } = activityVariationFinding(windows);
  const rate = `${threeDigits(mean)} logs per ${length}`;
  return verdict === "supported" && effect !== null
    ? `Log activity moves by ${formatPercent(effect.value)} around ${rate}`
    : `Log activity holds steady at about ${rate}`;
}

/** A column's values, null for windows that the logs cover only in part. */
function wholeValues(series: WindowSeries, column: string): (number | null)[] {
  return series.values(column)
    .map((value, i) => series.partial[i] ? null : value);
}

function rollingLabel(means: readonly (number | null)[]) {
  const last = means.findLast((mean) => mean !== null) ?? null;
  if (last === null) return [];
  const look = { colour: COLOURS.blue, weight: 700 } as const;
  return [{ text: "rolling mean", value: last, ...look }];
}

/** The highest and the lowest window, labelled on the side that has room. */
function extremes(
  series: WindowSeries,
  logs: readonly (number | null)[],
  plotWidth: number,
): Plot.Markish[] {
  const counts = logs.filter((count) => count !== null);
  const period_us = series.starts_us[logs.length - 1] - series.starts_us[0];
  return (["highest", "lowest"] as const).flatMap((name) => {
    const value = name === "highest"
      ? Math.max(...counts)
      : Math.min(...counts);
    const i = logs.indexOf(value);
    const first = counts.filter((count) => count === value).length > 1
      ? ", first at"
      : " at";
    const text = `${name}: ${formatNumber(value)}${first} ${
      momentText(series.starts_us[i], period_us)
    }`;
    const right = (series.starts_us[i] - series.starts_us[0]) / period_us *
            plotWidth + textWidth(text) + 12 < plotWidth;
    const place = { x: () => series.starts[i], y: () => value };
    return [
      Plot.dot([value], { ...place, r: 3.5, fill: COLOURS.black }),
      ...haloText([text], {
        ...place,
        text: (label: string) => label,
        textAnchor: right ? "start" : "end",
        dx: right ? 9 : -9,
        fill: COLOURS.text,
      }),
    ];
  });
}
