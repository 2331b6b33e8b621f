import * as Plot from "@observablehq/plot";
import { hoverRows } from "./hover.ts";
import { textWidth } from "./measure_text.ts";
import { rowAxis } from "./row_axis.ts";
import { type RowText, rowTextMargin, rowTexts } from "./row_texts.ts";
import { COLOURS, MARGIN, SIZES, WIDTH } from "../theme.ts";
import { horizontalAxis, type ValueAxis } from "./value_axis.ts";

/** What all rows are compared with: a dashed line with its text above. */
export interface Reference {
  readonly value: number;
  readonly text: string;
}

/** What {@linkcode rowPlot} draws. */
export interface RowPlotParts {
  readonly names: readonly string[];
  /** What stands at the right end of each row. */
  readonly texts: readonly RowText[];
  /** Room to the right of these texts for further marks, CSS pixels; defaults to 0. */
  readonly room?: number;
  /** The horizontal axis. */
  readonly axis: ValueAxis;
  readonly reference?: Reference;
  /** What a row shows when it is pointed at, from `hoverText`. */
  readonly hovers: readonly string[];
  /** The rows' marks at the rows' indices, given the plot's width. */
  readonly marks: (width: number) => Plot.Markish[];
}

const MARGIN_BOTTOM = 30;

/** A plot of rows: names, a horizontal axis, marks, and texts at their ends. */
export function rowPlot(
  { names, texts, room = 0, axis, reference, hovers, marks }: RowPlotParts,
): Plot.PlotOptions {
  const margins = {
    marginTop: reference === undefined ? 10 : 34,
    marginBottom: MARGIN_BOTTOM,
  };
  const rows = rowAxis(names, margins);
  const { marginLeft, height } = rows;
  const marginRight = rowTextMargin(texts) + Math.ceil(room);
  const width = WIDTH - marginLeft - marginRight;
  const { domain: [low, high] } = axis;
  const x = (value: number) =>
    marginLeft + (value - low) / (high - low) * width;
  return {
    ...margins,
    height,
    marginLeft,
    marginRight,
    x: { domain: axis.domain },
    y: rows.y,
    marks: [
      ...horizontalAxis(axis),
      rows.mark,
      ...marks(width),
      ...(reference === undefined
        ? []
        : referenceMarks(reference, x(reference.value))),
      ...rowTexts(texts),
      ...hoverRows(hovers, marginLeft - MARGIN),
    ],
    color: { type: "identity" },
  };
}

/**
 * A dashed line over all rows and its text above them.
 *
 * @param x Where the line stands in the figure: its text must not leave it.
 */
function referenceMarks({ value, text }: Reference, x: number): Plot.Markish[] {
  const half = textWidth(text) / 2;
  const dx = Math.max(0, MARGIN + half - x) -
    Math.max(0, x + half - WIDTH + MARGIN);
  return [
    Plot.ruleX([value], {
      stroke: COLOURS.quiet,
      strokeWidth: 1.5,
      strokeDasharray: "5,4",
      insetTop: -6,
    }),
    Plot.text([text], {
      x: () => value,
      frameAnchor: "top",
      lineAnchor: "bottom",
      dx,
      dy: -10,
      fill: COLOURS.quiet,
      fontSize: SIZES.label,
    }),
  ];
}
