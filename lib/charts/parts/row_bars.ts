import * as Plot from "@observablehq/plot";
import type { Interval } from "../../stats/intervals.ts";
import { intervalMark } from "./interval_mark.ts";
import { rowPlot } from "./row_plot.ts";
import { valueAxis } from "./value_axis.ts";

/** A bar from 0, with its name to the left and a text at its end. */
export interface BarRow {
  readonly name: string;
  /** What the bar is made of, from the left. */
  readonly parts: readonly BarPart[];
  readonly text: string;
  /** What the row shows when it is pointed at, from `hoverText`. */
  readonly hover: string;
  /** Where the end of the bar may truly lie. */
  readonly interval?: Interval;
}

/** A stretch of a bar. */
export interface BarPart {
  readonly value: number;
  readonly fill: string;
  /** An outline, which tells a stretch apart without its colour. */
  readonly stroke?: string;
}

/**
 * Horizontal bars, one below the other.
 *
 * @param format How the horizontal axis writes its numbers; defaults to plain ones.
 */
export function rowBars(
  rows: readonly BarRow[],
  format?: (value: number) => string,
): Plot.PlotOptions {
  const texts = rows.map(({ text, parts, interval }) => ({
    text,
    end: Math.max(total(parts), interval?.high ?? 0),
  }));
  const longest = Math.max(0, ...texts.map(({ end }) => end)) || 1;
  const axis = valueAxis([longest], {
    zero: "always",
    ...(format === undefined ? {} : { format }),
  });
  const intervals = rows.flatMap(({ interval }, row) =>
    interval === undefined ? [] : [{ ...interval, row }]
  );
  return rowPlot({
    names: rows.map(({ name }) => name),
    texts,
    hovers: rows.map(({ hover }) => hover),
    // The texts at the bars' ends say more than an axis beyond them.
    axis: {
      ...axis,
      domain: [0, longest],
      ticks: axis.ticks.filter((tick) => tick <= longest),
    },
    marks: () => [
      Plot.barX(stretches(rows), {
        x1: "from",
        x2: "to",
        y: "row",
        fill: "fill",
        stroke: "stroke",
        inset: 0.5,
      }),
      ...intervalMark(intervals),
    ],
  });
}

function total(parts: readonly BarPart[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

/** Every part that is not empty, with where it begins and ends. */
export function stretches(rows: readonly Pick<BarRow, "parts">[]) {
  return rows.flatMap(({ parts }, row) =>
    parts.map((part, i) => {
      const from = total(parts.slice(0, i));
      const { value, fill, stroke = fill } = part;
      return { row, from, to: from + value, fill, stroke };
    }).filter(({ from, to }) => to > from)
  );
}
