import * as Plot from "@observablehq/plot";
import { fitText, textWidth } from "./measure_text.ts";
import { COLOURS, MARGIN, SIZES } from "../theme.ts";

/** A direct label at the right end of a series. */
export interface EndLabel {
  readonly text: string;
  /** Where the series ends, in the unit of the vertical axis. */
  readonly value: number;
  readonly colour?: string;
  readonly weight?: 400 | 700;
  /**
   * A mark before the text, the one that the series bears. It takes the colour,
   * and the text, which not every colour makes readable, stays black.
   */
  readonly symbol?: Plot.SymbolType;
}

/** Where a plot's vertical scale stands, to keep labels apart. */
export interface PlotFrame {
  readonly domain: readonly [number, number];
  /** The plot's height with margins, CSS pixels. */
  readonly height: number;
  readonly marginTop: number;
  readonly marginBottom: number;
}

const LINE_HEIGHT = 17;
const GAP = 8;
const WIDEST = 190;
/** The room of a mark before its text. */
const SYMBOL = 14;

/** The right margin that labels need, CSS pixels. */
export function endLabelMargin(labels: readonly EndLabel[]): number {
  const widths = labels.map(({ text, weight, symbol }) =>
    textWidth(fitText(text, WIDEST, { weight }), { weight }) + indent(symbol)
  );
  return Math.ceil(Math.max(0, ...widths) + GAP + MARGIN);
}

/**
 * Labels at the right end of series instead of a legend, moved apart where
 * they would touch.
 */
export function endLabels(
  labels: readonly EndLabel[],
  frame: PlotFrame,
): Plot.Markish[] {
  const { domain: [low, high], height, marginTop, marginBottom } = frame;
  const inside = height - marginTop - marginBottom;
  const pixel = (value: number) =>
    marginTop + inside * (high - value) / (high - low);
  const wanted = labels.map(({ value }) => pixel(value));
  return spread(wanted, marginTop, height - marginBottom).flatMap((y, i) => {
    const { text, symbol, weight = 400, colour = COLOURS.text } = labels[i];
    const place = { frameAnchor: "top-right", dy: y - marginTop } as const;
    return [
      ...(symbol === undefined ? [] : [Plot.dot([0], {
        ...place,
        symbol,
        r: 4,
        dx: GAP + SYMBOL / 2 - 2,
        fill: colour,
      })]),
      Plot.text([fitText(text, WIDEST, { weight })], {
        ...place,
        textAnchor: "start",
        lineAnchor: "middle",
        dx: GAP + indent(symbol),
        fill: symbol === undefined ? colour : COLOURS.text,
        fontSize: SIZES.label,
        fontWeight: weight,
      }),
    ];
  });
}

function indent(symbol: Plot.SymbolType | undefined): number {
  return symbol === undefined ? 0 : SYMBOL;
}

/** Positions as near to the wanted ones as a line's height between them allows, within bounds. */
function spread(
  wanted: readonly number[],
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const placed = [...wanted];
  let least = top;
  for (const i of order) {
    placed[i] = Math.max(placed[i], least);
    least = placed[i] + LINE_HEIGHT;
  }
  let most = bottom;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i], most);
    most = placed[i] - LINE_HEIGHT;
  }
  return placed;
}
