import * as Plot from "@observablehq/plot";
import { formatPercent } from "../../logs/format_number.ts";
import { COLOURS, MARGIN } from "../theme.ts";
import { cumulativeCounts } from "../../stats/cumulative_counts.ts";
import { haloText } from "./halo_text.ts";
import { intervalMark } from "./interval_mark.ts";
import { textWidth } from "./measure_text.ts";
import { type BarRow, stretches } from "./row_bars.ts";
import { rowPlot } from "./row_plot.ts";
import { rowTextMargin } from "./row_texts.ts";
import { valueAxis } from "./value_axis.ts";

/** What a subtitle says of the dots and the axis. */
export const DOTS_TEXT =
  "Dots: together with those above. Axis from 0 to 100%.";

/** Between the rows' own texts and what they make together, CSS pixels. */
const APART = 14;

/** Where the texts stand on the axis: a dot at 100 % needs some room. */
const TEXT_AT = 1.012;

/**
 * A Pareto chart: bars from the longest to the shortest on an axis of 0 to 100 %,
 * and a line with dots on the same axis for what each makes together with those
 * above it. The texts stand in two columns to the right, where no bar reaches.
 *
 * @param rows Counts, the largest first; those of the least may be left out.
 * @param total The sum of all counts, also of those that are left out.
 */
export function paretoBars(
  rows: readonly BarRow[],
  total: number,
): Plot.PlotOptions {
  const shares = rows.map(({ parts, interval, ...row }) => ({
    ...row,
    parts: parts.map((part) => ({ ...part, value: part.value / total })),
    interval,
  }));
  const texts = rows.map(({ text }) => ({ text, end: TEXT_AT }));
  const dots = together(rows, total);
  const own = rowTextMargin(texts);
  return rowPlot({
    names: rows.map(({ name }) => name),
    texts,
    room: 2 * APART + Math.max(...dots.map(({ text }) => textWidth(text))),
    hovers: rows.map(({ hover }) => hover),
    axis: {
      ...valueAxis([0, 1], { format: (share) => formatPercent(share, 0) }),
      domain: [0, 1],
    },
    marks: () => [
      Plot.barX(stretches(shares), {
        x1: "from",
        x2: "to",
        y: "row",
        fill: "fill",
        stroke: "stroke",
        inset: 0.5,
      }),
      ...intervalMark(
        rows.flatMap(({ interval }, row) =>
          interval === undefined ? [] : [{
            value: interval.value / total,
            low: interval.low / total,
            high: interval.high / total,
            row,
          }]
        ),
      ),
      ...lineMarks(dots),
      ...haloText(dots, {
        x: () => TEXT_AT,
        y: "row",
        text: "text",
        textAnchor: "start",
        dx: own - MARGIN + APART,
        fill: COLOURS.quiet,
      }),
    ],
  });
}

/** A row's share together with those above it. */
interface Together {
  readonly row: number;
  readonly share: number;
  readonly text: string;
}

function together(rows: readonly BarRow[], total: number): Together[] {
  const counts = rows.map(({ parts }) =>
    parts.reduce((sum, { value }) => sum + value, 0)
  );
  return cumulativeCounts(counts).map((count, row) => ({
    row,
    share: count / total,
    text: row === 0 ? "" : `together ${formatPercent(count / total)}`,
  }));
}

function lineMarks(dots: readonly Together[]): Plot.Markish[] {
  if (dots.length === 1) return [];
  const place = { x: "share", y: "row" } as const;
  return [
    Plot.line(dots as Together[], { ...place, stroke: COLOURS.quiet }),
    Plot.dot(dots as Together[], {
      ...place,
      r: 4,
      fill: COLOURS.quiet,
      stroke: "#ffffff",
    }),
  ];
}
