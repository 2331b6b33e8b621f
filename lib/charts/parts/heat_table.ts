import * as Plot from "@observablehq/plot";
import { labelText } from "./category_wording.ts";
import { UNSEEN } from "./hover.ts";
import { fitName, textWidth } from "./measure_text.ts";
import { rowAxis } from "./row_axis.ts";
import { COLOURS, MARGIN, SIZES, WIDTH } from "../theme.ts";

/** A field of a table. */
export interface HeatCell {
  readonly text: string;
  /** What the field shows when it is pointed at, from `hoverText`. */
  readonly hover: string;
  /** How dark it is, 0 (white) to 1; null for no field at all. */
  readonly shade: number | null;
  /** Set in bold with a triangle: it stands out upwards or downwards. */
  readonly standsOut?: "up" | "down";
}

/** A table of shaded fields. */
export interface HeatTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row by row. */
  readonly cells: readonly (readonly HeatCell[])[];
}

const MARGINS = { marginTop: 34, marginBottom: 8 };
const WIDEST = 150;
const TRIANGLE = 18;

/** How many columns fit beside the names of these rows. */
export function mostColumns(
  rows: readonly string[],
  cellTexts: readonly string[],
): number {
  const { marginLeft } = rowAxis(rows, MARGINS);
  const room = WIDTH - marginLeft - MARGIN;
  return Math.max(1, Math.floor(room / Math.max(72, cellWidth(cellTexts))));
}

/** Draws a table: darker fields are larger, black text stays readable on all. */
export function heatTable(
  { rows, columns, cells }: HeatTable,
): Plot.PlotOptions {
  const names = rowAxis(rows, MARGINS);
  const room = WIDTH - names.marginLeft - MARGIN;
  const width = Math.min(WIDEST, room / columns.length);
  const fields = cells.flatMap((line, row) =>
    line.map((cell, column) => ({ ...cell, row, column }))
  );
  const place = { x: "column", y: "row" };
  const marked = fields.filter(({ standsOut }) => standsOut !== undefined);
  const text = { ...place, text: "text", fill: COLOURS.text };
  return {
    ...MARGINS,
    height: names.height,
    marginLeft: names.marginLeft,
    marginRight: WIDTH - names.marginLeft - width * columns.length,
    x: {
      type: "band",
      domain: columns.map((_, i) => i),
      padding: 0.03,
      axis: null,
    },
    y: { ...names.y, padding: 0.08 },
    color: { type: "identity" },
    marks: [
      names.mark,
      Plot.text(columns.map((name) => fitName(labelText(name), width - 8)), {
        x: (_, i) => i,
        frameAnchor: "top",
        lineAnchor: "bottom",
        dy: -8,
        fill: COLOURS.quiet,
        fontSize: SIZES.label,
      }),
      Plot.cell(fields.filter(({ shade }) => shade !== null), {
        ...place,
        fill: ({ shade }) => shadeColour(shade ?? 0),
      }),
      Plot.text(fields, { ...text, filter: (d) => !d.standsOut }),
      Plot.text(marked, { ...text, dx: TRIANGLE / 2, fontWeight: 700 }),
      Plot.dot(marked, {
        ...place,
        symbol: "triangle",
        r: 4,
        rotate: ({ standsOut }) => standsOut === "down" ? 180 : 0,
        dx: -24,
        fill: COLOURS.orange,
      }),
      Plot.cell(fields, { ...place, title: "hover", ...UNSEEN }),
    ],
  };
}

/** What the widest of the texts needs, with its triangle. */
function cellWidth(texts: readonly string[]): number {
  const widest = Math.max(
    0,
    ...texts.map((t) => textWidth(t, { weight: 700 })),
  );
  return widest + TRIANGLE + 16;
}

/** From white to a light blue. */
export function shadeColour(shade: number): string {
  const channels = [[255, 120], [255, 180], [255, 222]].map(([from, to]) =>
    Math.round(from + (to - from) * shade).toString(16).padStart(2, "0")
  );
  return `#${channels.join("")}`;
}
