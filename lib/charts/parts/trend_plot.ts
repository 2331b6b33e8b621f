import type * as Plot from "@observablehq/plot";
import { bandPlot } from "./band_plot.ts";
import { countFact, type HoverFact } from "./hover_windows.ts";
import { type NoiseBand, noiseBandMarks, outsideBand } from "./noise_band.ts";
import { momentText } from "./time_axis.ts";
import type { ValueAxis } from "./value_axis.ts";
import type { WindowSeries } from "./window_series.ts";

/** What {@linkcode trendPlot} draws. */
export interface TrendPlotParts {
  readonly series: WindowSeries;
  readonly band: NoiseBand & { readonly mean: number };
  /** The values as facts to hover over. */
  readonly fact: (values: HoverFact["values"]) => HoverFact;
  /** How a value is written beside its mark. */
  readonly write: (value: number) => string;
  /** How the band's edges are written. Defaults to three digits. */
  readonly format?: (value: number) => string;
}

/** A metric of the windows over time with its band of chance, and triangles outside it. */
export function trendPlot(
  { series, band, fact, write, format }: TrendPlotParts,
): { plot: Plot.PlotOptions; axis: ValueAxis } {
  const { starts_us } = series;
  const period_us = starts_us[starts_us.length - 1] - starts_us[0];
  const label = (i: number) =>
    `${write(band.values[i] ?? NaN)}, ${momentText(starts_us[i], period_us)}`;
  return bandPlot({
    band,
    mean: band.mean,
    format,
    hover: {
      series,
      facts: [
        fact(band.values),
        countFact(series.wholeValues("logs"), "log"),
      ],
      notes: [{ name: "outside the band", rows: outsideBand(band) }],
    },
    marks: (area) => noiseBandMarks(band, label, area),
  });
}
