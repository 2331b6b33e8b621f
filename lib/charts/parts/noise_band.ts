import * as Plot from "@observablehq/plot";
import { denseArea, denseColumns, denseLine } from "./dense_line.ts";
import { type LabelArea, pointLabels } from "./point_labels.ts";
import { formatNumber } from "../../logs/format_number.ts";
import { COLOURS } from "../theme.ts";

/** The part of what chance gives that a band holds. */
export const BAND_CONFIDENCE = 0.99;

/** More marks than these are a blot: the others are counted. */
export const MOST_MARKS = 60;

/** Values over time with the band that chance alone would fill; null is a gap. */
export interface NoiseBand {
  readonly starts: readonly Date[];
  readonly values: readonly (number | null)[];
  /** The band's edges; values on them lie inside. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** The band's middle where that is no constant: what is usual then. */
  readonly usual?: readonly (number | null)[];
}

/** The windows whose values lie outside the band, the furthest in band widths first. */
export function outsideBand(band: NoiseBand): number[] {
  return band.values.map((_, i) => i)
    .filter((i) => beyond(band, i) > 0)
    .sort((a, b) => beyond(band, b) - beyond(band, a) || a - b);
}

/** What triangles mean, for a subtitle; nothing where there are none. */
export function trianglesText(band: NoiseBand): string {
  const outside = outsideBand(band).length;
  if (outside === 0) return "";
  const shown = outside <= MOST_MARKS
    ? ""
    : ` the ${MOST_MARKS} furthest of ${formatNumber(outside)}`;
  return ` Triangles:${shown} outside the band.`;
}

/** How many lie outside, for a caption after what chance would give; nothing without a band. */
export function outsideCount(band: NoiseBand): string {
  if (band.low.every((edge) => edge === null)) return "";
  const outside = outsideBand(band).length;
  if (outside === 0) return " None does.";
  return ` ${formatNumber(outside)} ${outside === 1 ? "does" : "do"}.`;
}

/**
 * The band in light blue, the values as a line, and triangles with labels where
 * they lie outside: upwards above the band, downwards below it.
 *
 * @param label What stands beside the triangle of a window, `58.8 ms, 08:57:45`.
 * @param area Where the plot's scales stand.
 */
export function noiseBandMarks(
  band: NoiseBand,
  label: (i: number) => string,
  area: LabelArea,
): Plot.Markish[] {
  const x = band.starts as Date[];
  const y = band.values as number[];
  const outside = outsideBand(band).slice(0, MOST_MARKS);
  return [
    ...bandAndLine(band),
    Plot.dot(outside, {
      x: (i: number) => x[i],
      y: (i: number) => y[i],
      symbol: "triangle",
      rotate: (i: number) => y[i] < (band.low[i] ?? y[i]) ? 180 : 0,
      r: 4.5,
      fill: COLOURS.orange,
      stroke: "#ffffff",
      strokeWidth: 0.75,
    }),
    ...pointLabels(
      outside.map((i) => ({
        at: x[i],
        value: y[i],
        text: label(i),
        colour: COLOURS.orange,
      })),
      area,
    ),
  ];
}

/** The band in light blue and the values as a line; a value between gaps as a dot. */
export function bandAndLine(band: NoiseBand): Plot.Markish[] {
  const columns = { length: band.values.length };
  const x = band.starts as Date[];
  const y = band.values as number[];
  const edges = { x, y1: band.low as number[], y2: band.high as number[] };
  const dense = denseColumns(x);
  const alone = dense !== undefined
    ? []
    : band.values.map((_, i) => i).filter((i) => isAlone(band.values, i));
  return [
    dense === undefined
      ? Plot.areaY(columns, { ...edges, fill: COLOURS.band })
      : denseArea(dense, band.low, band.high, { fill: COLOURS.band }),
    Plot.ruleX(alone, {
      x: (i: number) => x[i],
      y1: (i: number) => edges.y1[i],
      y2: (i: number) => edges.y2[i],
      stroke: COLOURS.band,
      strokeWidth: 12,
    }),
    ...denseLine(x, y, { stroke: COLOURS.slate, strokeWidth: 1.25 }),
    Plot.dot(alone, {
      x: (i: number) => x[i],
      y: (i: number) => y[i],
      r: 2.5,
      fill: COLOURS.slate,
    }),
  ];
}

/** How far outside the band a value lies, in band widths; 0 and less inside. */
function beyond({ values, low, high }: NoiseBand, i: number): number {
  const [value, from, to] = [values[i], low[i], high[i]];
  if (value === null || from === null || to === null) return 0;
  return Math.max(value - to, from - value) / Math.max(to - from, 1e-12);
}

/** Whether a value stands between gaps, where no line would show it. */
function isAlone(values: readonly (number | null)[], i: number): boolean {
  return values[i] !== null && (values[i - 1] ?? null) === null &&
    (values[i + 1] ?? null) === null;
}
