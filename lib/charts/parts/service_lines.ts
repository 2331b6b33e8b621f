import * as Plot from "@observablehq/plot";
import { CATEGORY_COLOURS, COLOURS } from "../theme.ts";
import { labelText } from "./category_wording.ts";
import { hoverWindows } from "./hover_windows.ts";
import { fitName, shortenMiddle } from "./measure_text.ts";
import { pointLabels } from "./point_labels.ts";
import type { ServiceLine, ServiceSeries } from "./service_series.ts";
import { momentText } from "./time_axis.ts";
import { timePlot } from "./time_plot.ts";
import { axisStartText, valueAxis } from "./value_axis.ts";
import { countRangeText, numberText } from "./wording.ts";

const SYMBOLS = [
  "circle",
  "square",
  "triangle",
  "diamond",
  "star",
  "wye",
] as const;

/** About so many marks along a line tell it apart from the others. */
const MARKS = 8;

/** So wide may a name be at the end of its line, CSS pixels. */
const WIDEST = 170;

/** A line with its look. */
interface DrawnLine extends ServiceLine {
  readonly colour: string;
  readonly symbol: Plot.SymbolType;
}

/**
 * Services over time as a line each, with marks of its own and its name at the end.
 *
 * @returns The plot, and what the subtitle adds.
 */
export function serviceLines(
  { points, length_us, joined, services }: ServiceSeries,
): { plot: Plot.PlotOptions; text: string } {
  const lines = services.map((service, i) => ({
    ...service,
    colour: CATEGORY_COLOURS[i],
    symbol: SYMBOLS[i],
  }));
  const axis = valueAxis(lines.flatMap(({ logs }) => logs));
  const shown = points.filter((_, i) => lines[0].logs[i] !== null);
  const [first_us, last_us] = [shown[0], shown[shown.length - 1]]
    .map((point) => point.getTime() * 1000);
  const extreme = extremes(lines, points, last_us - first_us);
  const plot = timePlot({
    first_us,
    last_us,
    axis,
    labels: lines.map(({ name, logs, colour, symbol }) => ({
      text: fitName(labelText(name), WIDEST),
      value: logs.findLast((count) => count !== null) ?? 0,
      colour,
      symbol,
    })),
    marks: (area) => [
      // The first lines lie on top.
      ...lines.toReversed().map(({ logs, colour }) =>
        Plot.lineY({ length: logs.length }, {
          x: points as Date[],
          y: logs as number[],
          stroke: colour,
          strokeWidth: 1.5,
        })
      ),
      ...lines.toReversed().map((line) => symbolMark(line, points)),
      Plot.dot(extreme, { x: "at", y: "value", r: 3.5, fill: COLOURS.black }),
      ...pointLabels(extreme, area),
      ...hoverWindows({
        series: {
          starts_us: points.map((point) => point.getTime() * 1000),
          length_us: length_us * joined,
        },
        facts: lines.map(({ name, logs }) => ({
          values: logs,
          text: (low, high) =>
            `${shortenMiddle(name, 40)} ${countRangeText([low, high], "log")}`,
        })),
      }, area),
    ],
  });
  return { plot, text: axisStartText(axis) };
}

/** A line's own mark at some of its windows, elsewhere than its neighbours' marks. */
function symbolMark(
  { logs, colour, symbol }: DrawnLine,
  points: readonly Date[],
): Plot.Markish {
  const step = Math.max(1, Math.round(logs.length / MARKS));
  const shift = SYMBOLS.findIndex((name) => name === symbol);
  const from = Math.round(step * (shift + 0.5) / SYMBOLS.length);
  const marked = logs.map((_, i) => i)
    .filter((i) => logs[i] !== null && i % step === from % step);
  return Plot.dot(marked, {
    x: (i: number) => points[i],
    y: (i: number) => logs[i],
    symbol,
    r: 3.5,
    fill: colour,
    stroke: "#ffffff",
    strokeWidth: 0.75,
  });
}

/** The highest and the lowest window. */
function extremes(
  lines: readonly DrawnLine[],
  points: readonly Date[],
  period_us: number,
) {
  const values = lines.flatMap(({ name, logs }) =>
    logs.flatMap((value, i) =>
      value === null ? [] : [{ name, value, at: points[i] }]
    )
  );
  const highest = values.reduce((a, b) => b.value > a.value ? b : a);
  const lowest = values.reduce((a, b) => b.value < a.value ? b : a);
  return highest.value === lowest.value ? [] : [
    { ...highest, word: "highest" },
    { ...lowest, word: "lowest" },
  ].map(({ word, name, value, at }) => ({
    at,
    value,
    text: `${word}: ${fitName(name, 160)}, ${numberText(value)} at ${
      momentText(at.getTime() * 1000, period_us)
    }`,
  }));
}
