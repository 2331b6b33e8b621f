import * as Plot from "@observablehq/plot";
import type { Interval } from "../../stats/intervals.ts";
import { countText } from "../../logs/format_number.ts";
import { hoverRows, hoverText } from "./hover.ts";
import { intervalMark } from "./interval_mark.ts";
import { textWidth } from "./measure_text.ts";
import { type Panel, panel } from "./panel.ts";
import { rowAxis } from "./row_axis.ts";
import { COLOURS, MARGIN, WIDTH } from "../theme.ts";
import { axisStartText } from "./value_axis.ts";
import { rangeText, threeDigits } from "./wording.ts";

const MARGINS = { marginTop: 52, marginBottom: 34 };

/** Between the panels, beside the means that stand there as text. */
const GAP = 50;

const QUANTILES = [
  { key: "p50", name: "median", symbol: "circle", colour: COLOURS.blue },
  { key: "p95", name: "95%", symbol: "diamond", colour: COLOURS.orange },
  { key: "p99", name: "99%", symbol: "square", colour: COLOURS.purple },
] as const;

/** A service with its latencies, ms. */
export interface ServiceLatency {
  readonly name: string;
  readonly count: number;
  readonly mean: Interval;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/**
 * Two panels with the services as rows: their means with intervals, on an axis
 * that shows the differences, and their quantiles, on one from 0.
 *
 * @param overall The mean over all services, ms.
 */
export function latencyPanels(
  services: readonly ServiceLatency[],
  overall: number,
): { plot: Plot.PlotOptions; startText: string } {
  const rows = rowAxis(services.map(({ name }) => name), MARGINS);
  const middle = (rows.marginLeft + WIDTH) / 2;
  const gap = GAP + Math.max(
    ...services.map(({ mean }) => textWidth(threeDigits(mean.value))),
  );
  const means = panel({
    title: `Mean (dashed: ${threeDigits(overall)} overall)`,
    values: [
      ...services.flatMap(({ mean }) => [mean.value, mean.low, mean.high]),
      overall,
    ],
    left: rows.marginLeft,
    right: middle - gap / 2,
  });
  const quantiles = panel({
    title: "Quantiles",
    values: services.flatMap((service) =>
      QUANTILES.map(({ key }) => service[key])
    ),
    zero: "always",
    left: middle + gap / 2,
    right: WIDTH - MARGIN - 12,
  });
  const startText = axisStartText(means.axis, "The means' axis");
  const plot: Plot.PlotOptions = {
    ...MARGINS,
    height: rows.height,
    marginLeft: rows.marginLeft,
    marginRight: MARGIN + 12,
    x: { type: "identity", axis: null },
    y: rows.y,
    marks: [
      rows.mark,
      ...means.marks,
      ...meanMarks(services, overall, means),
      ...quantiles.marks,
      ...quantileMarks(services, quantiles),
      ...quantileNames(middle + gap / 2 - rows.marginLeft),
      ...hoverRows(services.map(hoverOf), rows.marginLeft - MARGIN),
    ],
  };
  return { plot, startText };
}

function hoverOf(service: ServiceLatency): string {
  const { name, count, mean: { value, low, high } } = service;
  const interval = Number.isFinite(low)
    ? ` (95% interval ${rangeText([low, high], "ms")})`
    : "";
  return hoverText(name, [
    `mean ${threeDigits(value)} ms${interval}`,
    ...QUANTILES.map(({ key, name }) =>
      `${name} ${threeDigits(service[key])} ms`
    ),
    countText(count, "log"),
  ]);
}

function meanMarks(
  services: readonly ServiceLatency[],
  overall: number,
  { pixel, axis }: Panel,
): Plot.Markish[] {
  const intervals = services.flatMap(({ mean }, row) => {
    const [low, high] = [mean.low, mean.high];
    return Number.isFinite(low) && Number.isFinite(high)
      ? [{ row, value: mean.value, low: pixel(low), high: pixel(high) }]
      : [];
  });
  const means = services.map(({ mean }) => mean.value);
  return [
    Plot.ruleX([overall], {
      x: pixel,
      stroke: COLOURS.quiet,
      strokeDasharray: "4,3",
    }),
    ...intervalMark(intervals),
    Plot.dot(means, {
      x: pixel,
      y: (_, i) => i,
      r: 4.5,
      fill: COLOURS.blue,
      stroke: "#ffffff",
    }),
    Plot.text(means, {
      x: () => pixel(axis.domain[1]),
      y: (_, i) => i,
      text: threeDigits,
      textAnchor: "start",
      dx: 8,
      fill: COLOURS.text,
    }),
  ];
}

function quantileMarks(
  services: readonly ServiceLatency[],
  { pixel }: Panel,
): Plot.Markish[] {
  return QUANTILES.map(({ key, symbol, colour }) =>
    Plot.dot(services.map((service) => service[key]), {
      x: pixel,
      y: (_, i) => i,
      symbol,
      r: 4.5,
      fill: colour,
      stroke: "#ffffff",
      strokeWidth: 0.75,
    })
  );
}

/** The marks of the right panel with their names, in a line above it. */
function quantileNames(left: number): Plot.Markish[] {
  let x = left + 6;
  return QUANTILES.flatMap(({ name, symbol, colour }) => {
    const place = { frameAnchor: "top-left", dy: -14 } as const;
    const dx = x;
    x += textWidth(name) + 34;
    return [
      Plot.dot([0], { ...place, dx, symbol, r: 4.5, fill: colour }),
      Plot.text([name], {
        ...place,
        dx: dx + 10,
        textAnchor: "start",
        lineAnchor: "middle",
        fill: COLOURS.text,
      }),
    ];
  });
}
