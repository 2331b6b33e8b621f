import * as Plot from "@observablehq/plot";
import type pl from "nodejs-polars";
import { namedServices } from "../metrics/named_services.ts";
import { formatNumber, formatPercent } from "../logs/format_number.ts";
import { sum } from "../stats/sum.ts";
import {
  countInWords,
  labelText,
  nameText,
  unnamedText,
} from "./parts/category_wording.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { fitName, shortenMiddle } from "./parts/measure_text.ts";
import { pointLabels } from "./parts/point_labels.ts";
import {
  meanLine,
  type ServiceLine,
  serviceSeries,
} from "./parts/service_series.ts";
import { CATEGORY_COLOURS, COLOURS } from "./theme.ts";
import { momentText } from "./parts/time_axis.ts";
import { timePlot } from "./parts/time_plot.ts";
import { axisStartText, valueAxis } from "./parts/value_axis.ts";
import { windowsText } from "./parts/windows_text.ts";
import { hoverWindows } from "./parts/hover_windows.ts";
import {
  countRangeText,
  lengthText,
  numberText,
  threeDigits,
} from "./parts/wording.ts";

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

/** A line with its look. */
interface DrawnLine extends ServiceLine {
  readonly colour: string;
  readonly symbol?: Plot.SymbolType;
}

/**
 * Logs per window by service: the six services with the most logs each as a
 * line, the others as their mean, grey. The title says how much the services
 * log, and names the first where it logs twice as much as the last.
 *
 * @param frame The frame of `windows(every, "service")`. Partial windows are left out.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { serviceVolume } from "./service_volume.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = serviceVolume(await logs.windows("30s", "service"));
 * ```
 */
export function serviceVolume(frame: pl.DataFrame): Figure {
  const { named: windows, unnamed } = namedServices(frame);
  const subject = "Logs by service over time";
  if (windows.height === 0) {
    return emptyFigure(subject, "the logs have no column service");
  }
  const series = serviceSeries(windows);
  const { starts_us, partial, points, joined, services } = series;
  if (partial.every(Boolean)) {
    return emptyFigure(subject, "the logs fill no whole window");
  }
  if (services.every(({ mean }) => !(mean > 0))) {
    return emptyFigure(subject, "the whole windows hold no log");
  }
  const lines = drawnLines(services);
  const axis = valueAxis(lines.flatMap(({ logs }) => logs));
  const labels = lines.map(({ name, logs, colour, symbol }) => ({
    text: fitName(labelText(name), 170),
    value: logs.findLast((count) => count !== null) ?? 0,
    colour: symbol === undefined ? COLOURS.quiet : colour,
    symbol,
  } as const));
  const shown = points.filter((_, i) => lines[0].logs[i] !== null);
  const [first_us, last_us] = [shown[0], shown[shown.length - 1]]
    .map((point) => point.getTime() * 1000);
  const length_us = starts_us.length < 2 ? 0 : starts_us[1] - starts_us[0];
  const length = lengthText(length_us);
  const extreme = extremes(lines, points, last_us - first_us);
  return drawFigure({
    title: titleOf(services, length),
    subtitle: `Logs per ${length} by service.${
      lines.length > CATEGORY_COLOURS.length
        ? ` Grey: the mean of the ${
          countInWords(services.length - CATEGORY_COLOURS.length, "service")
        } with fewer logs.`
        : ""
    }${axisStartText(axis)}`,
    range: `${
      countRangeText(lines.flatMap(({ logs }) => logs), "log")
    } per ${length}`,
    caption: `${
      joined === 1 ? "" : `Each point is the mean of ${joined} windows. `
    }${windowsText({ starts_us, partial, length_us })}${unnamedText(unnamed)}`,
    plot: timePlot({
      first_us,
      last_us,
      axis,
      labels,
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
        ...lines.toReversed().flatMap((line) => symbolMarks(line, points)),
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
              `${shortenMiddle(name, 40)} ${
                countRangeText([low, high], "log")
              }`,
          })),
        }, area),
      ],
    }),
  });
}

function drawnLines(services: readonly ServiceLine[]): DrawnLine[] {
  const named = services.slice(0, CATEGORY_COLOURS.length);
  const others = services.slice(CATEGORY_COLOURS.length);
  return [
    ...named.map((service, i) => ({
      ...service,
      colour: CATEGORY_COLOURS[i],
      symbol: SYMBOLS[i],
    })),
    ...(others.length === 0 ? [] : [{
      ...meanLine(`${formatNumber(others.length)} others`, others),
      colour: COLOURS.grey,
    }]),
  ];
}

/** A line's own mark at some of its windows, elsewhere than its neighbours' marks. */
function symbolMarks(
  { logs, colour, symbol }: DrawnLine,
  points: readonly Date[],
): Plot.Markish[] {
  const step = Math.max(1, Math.round(logs.length / MARKS));
  const shift = SYMBOLS.findIndex((name) => name === symbol);
  const from = Math.round(step * (shift + 0.5) / SYMBOLS.length);
  const marked = logs.map((_, i) => i)
    .filter((i) => logs[i] !== null && i % step === from % step);
  return symbol === undefined ? [] : [
    Plot.dot(marked, {
      x: (i: number) => points[i],
      y: (i: number) => logs[i],
      symbol,
      r: 3.5,
      fill: colour,
      stroke: "#ffffff",
      strokeWidth: 0.75,
    }),
  ];
}

/** The highest and the lowest window of the services that are drawn. */
function extremes(
  lines: readonly DrawnLine[],
  points: readonly Date[],
  period_us: number,
) {
  const values = lines.filter(({ symbol }) => symbol !== undefined)
    .flatMap(({ name, logs }) =>
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

function titleOf(services: readonly ServiceLine[], length: string): string {
  const [first, last] = [services[0], services[services.length - 1]];
  const [most, fewest] = [first, last].map(({ mean }) => threeDigits(mean));
  if (services.length === 1) {
    return `${
      nameText(first.name)
    } writes ${most} logs per ${length} on average`;
  }
  const total = sum(services.map(({ mean }) => mean));
  if (first.mean >= 2 * last.mean) {
    return `${
      nameText(first.name)
    } logs most: ${most} logs per ${length} on average, ${
      formatPercent(first.mean / total)
    } of all`;
  }
  const range = most === fewest ? most : `${fewest} to ${most}`;
  return `The ${
    countInWords(services.length, "service")
  } write ${range} logs per ${length} each, on average`;
}
