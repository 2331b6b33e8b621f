import * as Plot from "@observablehq/plot";
import type { EndLabel } from "./end_labels.ts";
import type { NoiseBand } from "./noise_band.ts";
import type { LabelArea } from "./point_labels.ts";
import { COLOURS } from "../theme.ts";
import { timePlot } from "./time_plot.ts";
import { type ValueAxis, valueAxis } from "./value_axis.ts";
import { threeDigits } from "./wording.ts";

/** What {@linkcode bandPlot} draws. */
export interface BandPlotParts {
  readonly band: NoiseBand;
  /** The mean, drawn as a dashed line. */
  readonly mean: number;
  /** How the band's edges are written. Defaults to three digits. */
  readonly format?: (value: number) => string;
  /** The line, the band and what is marked, where the scales stand so. */
  readonly marks: (area: LabelArea) => Plot.Markish[];
}

/**
 * The plot of values over time with a band of chance: axes, the mean, and the
 * band's edges named at the right end.
 */
export function bandPlot(
  { band, mean, marks, format = threeDigits }: BandPlotParts,
): { plot: Plot.PlotOptions; axis: ValueAxis } {
  const { starts, values, low, high } = band;
  const axis = valueAxis([...values, ...low, ...high, mean]);
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
      Plot.ruleY([mean], { stroke: COLOURS.quiet, strokeDasharray: "2,4" }),
    ],
  });
  return { axis, plot };
}

/** The mean and, where there is a band, its edges as they are at its right end. */
function bandLabels(
  { low, high }: NoiseBand,
  mean: number,
  format: (value: number) => string,
): EndLabel[] {
  const edges = [[high, "upper"], [low, "lower"]] as const;
  return [
    { text: `${threeDigits(mean)} mean`, value: mean },
    ...edges.flatMap(([values, name]) => {
      const value = values.findLast((value) => value !== null) ?? null;
      return value === null ? [] : [{
        text: `${format(value)} ${name} limit`,
        value,
        colour: COLOURS.blue,
      }];
    }),
  ];
}
