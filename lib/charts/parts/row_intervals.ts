import * as Plot from "@observablehq/plot";
import type { Interval } from "../../stats/intervals.ts";
import { intervalMark } from "./interval_mark.ts";
import { type Reference, rowPlot } from "./row_plot.ts";
import { COLOURS } from "../theme.ts";
import type { ValueAxis } from "./value_axis.ts";

/** An estimate with its interval, its name to the left and a text to the right. */
export interface IntervalRow extends Interval {
  readonly name: string;
  readonly text: string;
  /** What the row shows when it is pointed at, from `hoverText`. */
  readonly hover: string;
}

/**
 * Estimates as dots with their intervals, one below the other, and what they
 * are compared with.
 *
 * @param axis The horizontal axis, which holds intervals and reference.
 */
export function rowIntervals(
  rows: readonly IntervalRow[],
  reference: Reference,
  axis: ValueAxis,
): Plot.PlotOptions {
  return rowPlot({
    names: rows.map(({ name }) => name),
    texts: rows.map(({ text, high }) => ({ text, end: high })),
    axis,
    reference,
    hovers: rows.map(({ hover }) => hover),
    marks: () => [
      ...intervalMark(rows.map((row, i) => ({ ...row, row: i }))),
      Plot.dot(rows as IntervalRow[], {
        x: "value",
        y: (_, i) => i,
        r: 5,
        fill: COLOURS.blue,
        stroke: "#ffffff",
      }),
    ],
  });
}
