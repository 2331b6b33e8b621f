import * as Plot from "@observablehq/plot";
import { fitName, textWidth } from "./measure_text.ts";
import { labelText } from "./category_wording.ts";
import { COLOURS, MARGIN, SIZES } from "../theme.ts";

/** No chart shows more categories than these. */
export const MOST_ROWS = 15;

/** A vertical axis of names, one below the other. Marks stand at a row's index. */
export interface RowAxis {
  /** The scale, for the plot's `y`. */
  readonly y: Plot.ScaleOptions;
  /** The names, for the plot's marks. */
  readonly mark: Plot.Markish;
  /** The room that the names need. */
  readonly marginLeft: number;
  /** The plot's height with margins, CSS pixels. */
  readonly height: number;
}

/** Options of {@linkcode rowAxis}. */
export interface RowAxisOptions {
  readonly marginTop: number;
  readonly marginBottom: number;
  /** CSS pixels; defaults to 30. */
  readonly rowHeight?: number;
}

/** Names longer than this are cut, CSS pixels. */
const WIDEST = 280;
const GAP = 10;

/**
 * Names from the logs as rows. The scale goes by index: names may be alike
 * once they are cut.
 */
export function rowAxis(
  names: readonly string[],
  { marginTop, marginBottom, rowHeight = 30 }: RowAxisOptions,
): RowAxis {
  const fitted = names.map((name) => fitName(labelText(name), WIDEST));
  const widest = Math.max(0, ...fitted.map((name) => textWidth(name)));
  return {
    y: {
      type: "band",
      domain: names.map((_, i) => i),
      padding: 0.3,
      axis: null,
    },
    mark: Plot.text(fitted, {
      y: (_, i) => i,
      frameAnchor: "left",
      textAnchor: "end",
      dx: -GAP,
      fill: COLOURS.text,
      fontSize: SIZES.label,
    }),
    marginLeft: Math.ceil(MARGIN + widest + GAP),
    height: marginTop + names.length * rowHeight + marginBottom,
  };
}
