import * as Plot from "@observablehq/plot";
import type pl from "nodejs-polars";
import { latencyLoadFinding } from "../findings/latency/latency_load.ts";
import { countText, formatPercent } from "../logs/format_number.ts";
import type { Interval } from "../stats/intervals.ts";
import { fittedLine } from "../stats/fitted_line.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { hoverText } from "./parts/hover.ts";
import { scatterPlot } from "./parts/scatter_plot.ts";
import { momentText } from "./parts/time_axis.ts";
import { COLOURS } from "./theme.ts";
import { type WindowSeries, windowSeries } from "./parts/window_series.ts";
import { windowsText } from "./parts/windows_text.ts";
import { lengthText, rangeText, threeDigits } from "./parts/wording.ts";

/** The line's value and interval at one load. */
interface LinePoint extends Interval {
  readonly load: number;
}

/** Enough for the band's curved edges to look smooth. */
const LINE_POINTS = 41;

/**
 * The mean latency of each window against its logs per second, with the fitted
 * line and its 95 % band. The title says whether latency rises with load.
 *
 * @param windows The frame of `windows(every)`. Partial windows, and those
 * without a latency, are left out.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { latencyAgainstLoad } from "./latency_against_load.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = latencyAgainstLoad(await logs.windows("5s"));
 * ```
 */
export function latencyAgainstLoad(windows: pl.DataFrame): Figure {
  const series = windowSeries(windows);
  const { loads, means, hovers } = pairsOf(series);
  if (means.length === 0) {
    return emptyFigure("Latency against load", "no whole window has a latency");
  }
  const line = linePoints(loads, means);
  const last = line[line.length - 1];
  const { plot, startText } = scatterPlot({
    x: loads,
    y: means,
    hover: (i) => hovers[i],
    xUnit: loadUnit(series),
    yUnit: "ms",
    xName: loadUnit(series),
    yName: "mean latency, ms",
    reach: line.flatMap(({ low, high }) => [low, high]),
    labels: line.length === 0
      ? []
      : [{ text: "fitted line", value: last.value, ...LINE_LOOK }],
    below: bandMarks(line),
    over: lineMarks(line),
  });
  const length = lengthText(series.length_us);
  return drawFigure({
    title: titleOf(windows, loads, means, loadUnit(series)),
    subtitle: `One dot per ${length}: its mean latency against its ${
      loadUnit(series)
    }.${startText}`,
    range: `${rangeText(means, "ms")} at ${rangeText(loads, loadUnit(series))}`,
    caption: `${
      line.length === 0 ? "" : "Band: 95% interval of the fitted line. "
    }${windowsText(series)}`,
    plot,
  });
}

const LINE_LOOK = { colour: COLOURS.blue, weight: 700 } as const;

/** A single window has no length to divide by. */
function loadUnit({ length_us }: WindowSeries): string {
  return length_us === 0 ? "logs" : "logs per second";
}

function pairsOf(series: WindowSeries) {
  const seconds = series.length_us === 0 ? 1 : series.length_us / 1e6;
  const logs = series.wholeValues("logs");
  const { starts_us } = series;
  const period_us = starts_us[starts_us.length - 1] - starts_us[0];
  const pairs = series.wholeValues("latency_mean_ms").flatMap((mean, i) => {
    if (mean === null) return [];
    const load = (logs[i] ?? 0) / seconds;
    const hover = hoverText(`${momentText(starts_us[i], period_us)} UTC`, [
      `${threeDigits(mean)} ms`,
      ...(series.length_us === 0 ? [] : [`${threeDigits(load)} per second`]),
      countText(logs[i] ?? 0, "log"),
    ]);
    return [{ load, mean, hover }];
  });
  return {
    loads: pairs.map(({ load }) => load),
    means: pairs.map(({ mean }) => mean),
    hovers: pairs.map(({ hover }) => hover),
  };
}

function linePoints(
  loads: readonly number[],
  means: readonly number[],
): LinePoint[] {
  const line = fittedLine(loads, means);
  if (line === null) return [];
  const [first, last] = [Math.min(...loads), Math.max(...loads)];
  // Where no latency is below 0, the band has no business there either.
  const floor = means.every((mean) => mean >= 0) ? 0 : -Infinity;
  return Array.from({ length: LINE_POINTS }, (_, i) => {
    const load = first + (last - first) * i / (LINE_POINTS - 1);
    const { value, low, high } = line(load);
    return { load, value, low: Math.max(low, floor), high };
  });
}

function bandMarks(line: LinePoint[]): Plot.Markish[] {
  const edges = { x: "load", y1: "low", y2: "high" };
  return [Plot.areaY(line, { ...edges, fill: COLOURS.band })];
}

function lineMarks(line: LinePoint[]): Plot.Markish[] {
  const place = { x: "load", y: "value" };
  return [
    Plot.lineY(line, { ...place, stroke: COLOURS.blue, strokeWidth: 2.5 }),
  ];
}

function titleOf(
  windows: pl.DataFrame,
  loads: readonly number[],
  means: readonly number[],
  unit: string,
): string {
  const { verdict, effect } = latencyLoadFinding(windows);
  const range = rangeText(loads, unit);
  const change = effect?.value ?? NaN;
  const size = `by ${formatPercent(Math.abs(change))} for twice the load`;
  switch (verdict) {
    case "supported":
      return `Latency ${
        change < 0 ? "falls as load grows" : "rises with load"
      }: ${size}`;
    case "within_noise":
      return `No sign that latency changes with load, from ${range}`;
    case "refuted":
      return `Latency changes negligibly with load: ${size}`;
    case "not_testable":
      return `Mean latency ${rangeText(means, "ms")} at ${range}`;
  }
}
