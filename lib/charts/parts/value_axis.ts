import * as Plot from "@observablehq/plot";
import { decimalsFor, formatNumber } from "../../logs/format_number.ts";
import { textWidth } from "./measure_text.ts";
import { COLOURS, MARGIN, SIZES } from "../theme.ts";

/** An axis of numbers, from one round value to another. */
export interface ValueAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** A value as the ticks write it. */
  readonly format: (value: number) => string;
  /** How wide the widest tick text is, with its distance from the plot and the figure's edge: a left margin. */
  readonly margin: number;
}

/** Options of {@linkcode valueAxis}. */
export interface ValueAxisOptions {
  /** Whether 0 is always on the axis, as bars need it. Defaults to `auto`: where the values come near it. */
  readonly zero?: "always" | "auto";
  /** How ticks are written; defaults to plain numbers. */
  readonly format?: (value: number) => string;
  /** About how many steps. Defaults to 5. */
  readonly steps?: number;
}

/**
 * An axis that holds all the values and begins and ends at a tick.
 *
 * @param values Numbers; null and what is not finite is left out.
 */
export function valueAxis(
  values: Iterable<number | null>,
  options: ValueAxisOptions = {},
): ValueAxis {
  const { zero = "auto", steps = 5 } = options;
  let [low, high] = extent(values);
  if (zero === "always" || (low > 0 && low < 0.35 * high)) {
    low = Math.min(0, low);
    high = Math.max(0, high);
  }
  if (low === high) {
    if (low !== 0 && zero === "auto") low -= Math.abs(low) / 10;
    high += Math.abs(high) / 10 || 1;
  }
  const step = niceStep((high - low) / steps);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from(
    { length: last - first + 1 },
    (_, i) => Number(((first + i) * step).toPrecision(12)),
  );
  const decimals = tickDecimals(ticks);
  const format = options.format ?? ((value) => formatNumber(value, decimals));
  const widest = Math.max(...ticks.map((tick) => textWidth(format(tick))));
  return {
    domain: [ticks[0], ticks[ticks.length - 1]],
    ticks,
    format,
    margin: Math.ceil(MARGIN + widest + 8),
  };
}

/** A vertical axis's texts and grid lines, for the plot's marks. */
export function verticalAxis(axis: ValueAxis): Plot.Markish[] {
  return [Plot.gridY(axis.ticks, GRID), Plot.axisY(axis.ticks, texts(axis))];
}

/** A horizontal axis's texts and grid lines, for the plot's marks. */
export function horizontalAxis(axis: ValueAxis): Plot.Markish[] {
  return [Plot.gridX(axis.ticks, GRID), Plot.axisX(axis.ticks, texts(axis))];
}

const GRID = { stroke: COLOURS.grid, strokeOpacity: 1 };

function texts({ format }: ValueAxis) {
  return {
    tickSize: 0,
    tickPadding: 8,
    tickFormat: format,
    color: COLOURS.quiet,
    fontSize: SIZES.label,
    label: null,
  };
}

/** What a subtitle ends with where an axis does not start at 0: ` Vertical axis starts at 60.` */
export function axisStartText(
  { domain: [low], format }: ValueAxis,
  name = "Vertical axis",
): string {
  return low === 0 ? "" : ` ${name} starts at ${format(low)}.`;
}

function extent(values: Iterable<number | null>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 1];
}

/** As many decimals as tell the ticks apart; far from zero that can be many. */
export function tickDecimals(ticks: readonly number[]): number {
  const texts = (decimals: number) =>
    new Set(ticks.map((tick) => formatNumber(tick, decimals)));
  let decimals = decimalsFor(ticks);
  while (decimals < 6 && texts(decimals).size < ticks.length) decimals++;
  return decimals;
}

/** The shortest of 1, 2, 5 times a power of ten that is at least so long. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= least * 0.999);
  return (step ?? 10) * power;
}
