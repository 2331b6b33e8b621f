import * as Plot from "@observablehq/plot";
import { denseColumns } from "./dense_line.ts";
import type { EndLabel } from "./end_labels.ts";
import { type HoverWindows, hoverWindows } from "./hover_windows.ts";
import type { NoiseBand } from "./noise_band.ts";
import type { LabelArea } from "./point_labels.ts";
import { COLOURS } from "../theme.ts";
import { timePlot } from "./time_plot.ts";
import { type ValueAxis, valueAxis } from "./value_axis.ts";
import { threeDigits } from "./wording.ts";

/** What {@linkcode bandPlot} draws. */
export interface BandPlotParts {
  readonly band: NoiseBand;
  /** The mean, drawn as a dashed line where the band has no middle of its own. */
  readonly mean: number;
  /** How the band's edges are written. Defaults to three digits. */
  readonly format?: (value: number) => string;
  /** What the windows show when they are pointed at. */
  readonly hover: HoverWindows;
  /** The line, the band and what is marked, where the scales stand so. */
  readonly marks: (area: LabelArea) => Plot.Markish[];
}

/**
 * The plot of values over time with a band of chance: axes, the mean or what is
 * usual, and the band's edges named at the right end.
 */
export function bandPlot(
  { band, mean, hover, marks, format = threeDigits }: BandPlotParts,
): { plot: Plot.PlotOptions; axis: ValueAxis } {
  const { starts, values, low, high, usual = [] } = band;
  const axis = valueAxis([...values, ...low, ...high, ...usual, mean]);
  // Partial windows at either end have no value, and need no room.
  const ends = [0, values.length - 1];
  while (values[ends[0]] === null) ends[0]++;
  while (values[ends[1]] === null) ends[1]--;
  const [first_us, last_us] = ends.map((i) => Number(starts[i]) * 1000);
  const plot = timePlot({
    first_us,
    last_us,
    axis,
    labels: bandLabels(band, mean, format),
    marks: (area) => [
      ...marks(area),
      middleMark(band, mean),
      ...hoverWindows(hover, area),
    ],
  });
  return { axis, plot };
}

function middleMark({ starts, usual }: NoiseBand, mean: number) {
  const look = { stroke: COLOURS.quiet, strokeDasharray: "2,4" };
  if (usual === undefined) return Plot.ruleY([mean], look);
  const dense = denseColumns(starts);
  const [x, y] = dense === undefined
    ? [starts, usual]
    : [dense.x, dense.reduce(usual, "mean")];
  return Plot.lineY(
    { length: x.length },
    { ...look, x: x as Date[], y: y as number[] },
  );
}

/** The mean and, where there is a band, its edges as they are at its right end. */
function bandLabels(
  { starts, low, high, usual }: NoiseBand,
  mean: number,
  format: (value: number) => string,
): EndLabel[] {
  const dense = denseColumns(starts);
  const [from, to] = [
    atTheEnd(dense?.reduce(low, "least") ?? low),
    atTheEnd(dense?.reduce(high, "largest") ?? high),
  ];
  const middle = atTheEnd(usual ?? []) ?? mean;
  const name = usual === undefined ? "mean" : "usual";
  const label = { text: `${threeDigits(middle)} ${name}`, value: middle };
  // A band without a width has no limits worth a name.
  if (from === null || to === null || from === to) return [label];
  const colour = COLOURS.blue;
  return [
    label,
    { text: `${format(to)} upper limit`, value: to, colour },
    { text: `${format(from)} lower limit`, value: from, colour },
  ];
}

function atTheEnd(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}
