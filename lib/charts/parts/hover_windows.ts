import * as Plot from "@observablehq/plot";
import { formatNumber } from "../../logs/format_number.ts";
import { hoverText, UNSEEN } from "./hover.ts";
import type { LabelArea } from "./point_labels.ts";
import { clockText, isoText } from "./time_axis.ts";
import type { WindowSeries } from "./window_series.ts";
import { countRangeText, extent, rangeText } from "./wording.ts";

/** What is said of each window. */
export interface HoverFact {
  readonly values: readonly (number | null)[];
  /** The least and the largest value of a stretch, the same for one window. */
  readonly text: (low: number, high: number) => string;
}

/** What some of the windows are. */
export interface HoverNote {
  /** `flagged`, `outside the band` */
  readonly name: string;
  /** Their rows. */
  readonly rows: readonly number[];
}

/** What {@linkcode hoverWindows} says of which windows. */
export interface HoverWindows {
  readonly series: Pick<WindowSeries, "starts_us" | "length_us">;
  readonly facts: readonly HoverFact[];
  readonly notes?: readonly HoverNote[];
}

/** A file has room for so many titles, and the pointer for stretches of 2.5 pixels. */
const MOST_STRETCHES = 300;

const DAY_US = 86_400e6;

/**
 * Stretches as high as the plot over windows, each with a title: the window's
 * start, what its values are, and what it is marked as. Where there are more than
 * {@link MOST_STRETCHES} windows a stretch holds several, and says from where to
 * where their values go, and how many are marked.
 */
export function hoverWindows(
  parts: HoverWindows,
  { across: [first, last] }: LabelArea,
): Plot.Markish[] {
  const { starts_us, length_us } = parts.series;
  const size = Math.ceil(starts_us.length / MOST_STRETCHES);
  const count = Math.ceil(starts_us.length / size);
  const half = length_us === 0 ? Infinity : length_us / 2;
  const stretches = Array.from({ length: count }, (_, k) => {
    const [from, to] = [k * size, Math.min((k + 1) * size, starts_us.length)];
    return {
      text: textOf(parts, from, to),
      x1: Math.max(first, (starts_us[from] - half) / 1000),
      x2: Math.min(last, (starts_us[to - 1] + half) / 1000),
    };
  }).filter(({ text, x1, x2 }) => text !== null && x2 > x1);
  return [
    Plot.rect(stretches, { x1: "x1", x2: "x2", title: "text", ...UNSEEN }),
  ];
}

/** Windows' values in milliseconds, as facts. */
export function msFact(values: HoverFact["values"]): HoverFact {
  return { values, text: (low, high) => rangeText([low, high], "ms") };
}

/** Windows' counts of a thing, as facts: `1 log`, `61 to 78 logs`. */
export function countFact(
  values: HoverFact["values"],
  noun: string,
): HoverFact {
  return { values, text: (low, high) => countRangeText([low, high], noun) };
}

/** What is said of the windows of a stretch; null where they have no value. */
function textOf(
  { series: { starts_us }, facts, notes = [] }: HoverWindows,
  from: number,
  to: number,
): string | null {
  const known = facts.flatMap(({ values, text }) => {
    const [low, high] = extent(values, from, to);
    return low > high ? [] : [text(low, high)];
  });
  if (known.length === 0) return null;
  const isLong = starts_us[starts_us.length - 1] - starts_us[0] >= DAY_US;
  const [first, last] = [from, to - 1].map((i) =>
    (isLong ? `${isoText(starts_us[i]).slice(0, 10)} ` : "") +
    clockText(starts_us[i])
  );
  return hoverText(
    to - from === 1
      ? `${first} UTC`
      : `${first} to ${last} UTC, ${to - from} windows`,
    [...known, ...notes.map((note) => noteText(note, from, to))],
  );
}

function noteText({ name, rows }: HoverNote, from: number, to: number): string {
  const count = rows.filter((row) => row >= from && row < to).length;
  if (count === 0) return "";
  return to - from === 1 ? name : `${formatNumber(count)} ${name}`;
}
