import * as Plot from "@observablehq/plot";
import type { Interval } from "../../stats/intervals.ts";
import { COLOURS } from "../theme.ts";

/** An interval that lies in a row. */
export interface RowInterval extends Interval {
  readonly row: number;
  /** Defaults to black. */
  readonly colour?: string;
}

/** Half the height of the strokes at an interval's ends, CSS pixels. */
const CAP = 5;

/** Intervals as lines with a stroke across either end, one a row. */
export function intervalMark(
  intervals: readonly RowInterval[],
): Plot.Markish[] {
  const stroke = ({ colour }: RowInterval) => colour ?? COLOURS.black;
  const data = intervals as RowInterval[];
  return [
    Plot.link(data, {
      x1: "low",
      x2: "high",
      y: "row",
      stroke,
      strokeWidth: 1.5,
    }),
    ...(["low", "high"] as const).map((end) =>
      Plot.dot(data, {
        x: end,
        y: "row",
        symbol: STROKE,
        r: CAP,
        stroke,
        strokeWidth: 1.5,
      })
    ),
  ];
}

/** A stroke as a symbol: Plot has none. */
const STROKE = {
  draw(
    context: {
      moveTo(x: number, y: number): void;
      lineTo(x: number, y: number): void;
    },
    size: number,
  ) {
    const half = Math.sqrt(size / Math.PI);
    context.moveTo(0, -half);
    context.lineTo(0, half);
  },
};
