import * as Plot from "@observablehq/plot";
import { haloText } from "./halo_text.ts";
import { UNSEEN } from "./hover.ts";
import { textWidth } from "./measure_text.ts";
import { COLOURS, MARGIN, WIDTH } from "../theme.ts";
import { horizontalAxis, valueAxis, verticalAxis } from "./value_axis.ts";

/** A column of a histogram: values from `from` up to `to`. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** How many of `count` are drawn at the foot of the column, in orange. */
  readonly marked?: number;
  /** What the column shows when it is pointed at, from `hoverText`. */
  readonly hover: string;
}

/** A value to compare the columns with: a line through the plot, named above it. */
export interface HistogramRule {
  readonly value: number;
  readonly text: string;
}

const INSIDE_HEIGHT = 280;
const MARGIN_TOP = 14;
const MARGIN_BOTTOM = 34;
const ROW_HEIGHT = 18;
const GAP = 6;

/**
 * Columns from 0 with named rules. The rules lie within the columns' range.
 *
 * @param above Marks over the columns.
 */
export function histogramPlot(
  bins: readonly HistogramBin[],
  rules: readonly HistogramRule[],
  above: readonly Plot.Markish[] = [],
): Plot.PlotOptions {
  const across = valueAxis([
    ...bins.flatMap(({ from, to }) => [from, to]),
    ...rules.map(({ value }) => value),
  ], { steps: 8 });
  const up = valueAxis(bins.map(({ count }) => count), { zero: "always" });
  const placed = placeRules(rules, across.domain, up.margin);
  const rows = Math.max(0, ...placed.map(({ row }) => row + 1));
  const marginTop = MARGIN_TOP + rows * ROW_HEIGHT;
  const { domain } = across;
  const last = across.format(domain[1]);
  const marginRight = Math.max(
    rightMargin(rules, domain, up.margin),
    Math.ceil(textWidth(last) / 2) + GAP,
  );
  const columnWidth = (WIDTH - up.margin - marginRight) / bins.length;
  return {
    height: INSIDE_HEIGHT + marginTop + MARGIN_BOTTOM,
    marginTop,
    marginBottom: MARGIN_BOTTOM,
    marginLeft: up.margin,
    marginRight,
    x: { domain: across.domain },
    y: { domain: up.domain },
    marks: [
      ...verticalAxis(up),
      ...horizontalAxis({ ...across, ticks: [] }),
      Plot.axisX(across.ticks, {
        tickFormat: across.format,
        tickSize: 5,
        stroke: COLOURS.grey,
        color: COLOURS.quiet,
        fontSize: 13,
        label: null,
      }),
      ...columnMarks(bins, columnWidth > 4 ? 0.5 : 0),
      ...ruleMarks(placed),
      ...above,
      Plot.rect(bins as HistogramBin[], {
        x1: "from",
        x2: "to",
        title: "hover",
        ...UNSEEN,
      }),
    ],
  };
}

function columnMarks(
  bins: readonly HistogramBin[],
  inset: number,
): Plot.Markish[] {
  const place = { x1: "from", x2: "to", inset: 0, insetLeft: inset };
  return [
    Plot.rectY(bins as HistogramBin[], {
      ...place,
      insetRight: inset,
      y1: ({ marked = 0 }: HistogramBin) => marked,
      y2: "count",
      fill: COLOURS.sky,
    }),
    Plot.rectY(bins.filter(({ marked = 0 }) => marked > 0), {
      ...place,
      insetRight: inset,
      y1: 0,
      y2: "marked",
      fill: COLOURS.orange,
    }),
  ];
}

/** A rule with the row above the plot that its name stands in, the lowest being 0. */
interface PlacedRule extends HistogramRule {
  readonly row: number;
}

/**
 * Gives each rule's name the lowest row in which it touches no other. From the
 * right: a rule that has to rise higher then passes the others' names on their left.
 */
function placeRules(
  rules: readonly HistogramRule[],
  domain: readonly [number, number],
  marginLeft: number,
): PlacedRule[] {
  const marginRight = rightMargin(rules, domain, marginLeft);
  const begins: number[] = [];
  return rules.toSorted((a, b) => b.value - a.value).map((rule) => {
    const x = pixel(rule.value, domain, marginLeft, marginRight);
    const end = x + textWidth(rule.text) + 3 * GAP;
    let row = begins.findIndex((begin) => end <= begin);
    if (row < 0) row = begins.length;
    // Names in the rows below must not begin left of this rule either.
    begins[row] = x;
    return { ...rule, row };
  });
}

function ruleMarks(rules: readonly PlacedRule[]): Plot.Markish[] {
  return rules.flatMap(({ value, text, row }) => [
    Plot.ruleX([value], {
      stroke: COLOURS.black,
      strokeDasharray: "4,3",
      insetTop: -(row + 1) * ROW_HEIGHT - 1,
    }),
    ...haloText([text], {
      x: () => value,
      frameAnchor: "top",
      textAnchor: "start",
      lineAnchor: "middle",
      dx: GAP,
      dy: -row * ROW_HEIGHT - ROW_HEIGHT / 2 - 3,
      fill: COLOURS.text,
    }),
  ]);
}

/** Room for the names of rules near the right end. */
function rightMargin(
  rules: readonly HistogramRule[],
  domain: readonly [number, number],
  marginLeft: number,
): number {
  const least = MARGIN + 10;
  const widths = rules.map(({ text }) => textWidth(text) + GAP);
  const overflows = rules.some(({ value }, i) =>
    pixel(value, domain, marginLeft, least) + widths[i] > WIDTH - MARGIN
  );
  return overflows ? Math.ceil(Math.max(...widths) + MARGIN) : least;
}

function pixel(
  value: number,
  [low, high]: readonly [number, number],
  marginLeft: number,
  marginRight: number,
): number {
  return marginLeft +
    (value - low) / (high - low) * (WIDTH - marginLeft - marginRight);
}
