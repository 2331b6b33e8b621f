import type * as Plot from "@observablehq/plot";
import { haloText } from "./halo_text.ts";
import { textWidth } from "./measure_text.ts";
import { COLOURS, MARGIN } from "../theme.ts";

/** A text at the right end of what a row shows. */
export interface RowText {
  readonly text: string;
  /** Where the row's marks end, in the unit of the horizontal axis. */
  readonly end: number;
}

const GAP = 8;

/** What the last text of an axis below needs, which is centred on the plot's right end. */
const LEAST = 34;

/** The right margin that the texts need at most, CSS pixels. */
export function rowTextMargin(rows: readonly RowText[]): number {
  const widest = Math.max(0, ...rows.map(({ text }) => textWidth(text)));
  return Math.max(LEAST, Math.ceil(widest + GAP + MARGIN));
}

/** The texts, one a row, to the right of its marks. */
export function rowTexts(rows: readonly RowText[]): Plot.Markish[] {
  return haloText(rows, {
    x: "end",
    y: (_: RowText, i: number) => i,
    text: "text",
    textAnchor: "start",
    dx: GAP,
    fill: COLOURS.text,
  });
}
