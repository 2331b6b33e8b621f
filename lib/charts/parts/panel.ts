import * as Plot from "@observablehq/plot";
import { textWidth } from "./measure_text.ts";
import { COLOURS } from "../theme.ts";
import { type ValueAxis, valueAxis } from "./value_axis.ts";

/** What {@linkcode panel} needs to know. */
export interface PanelParts {
  readonly title: string;
  /** What the axis has to hold. */
  readonly values: Iterable<number | null>;
  /** Whether 0 is always on the axis. Defaults to `auto`. */
  readonly zero?: "always" | "auto";
  /** Where the panel begins and ends in the figure, CSS pixels. */
  readonly left: number;
  readonly right: number;
}

/** A part of a plot with a horizontal axis of its own. */
export interface Panel {
  readonly axis: ValueAxis;
  /** Where a value stands, for an `identity` scale. */
  pixel(value: number): number;
  /** The title and the axis, for the plot's marks. */
  readonly marks: readonly Plot.Markish[];
}

/** How far above and below the rows the title and the ticks stand, CSS pixels. */
const TITLE_UP = 34;
const TICKS_DOWN = 18;

/** Ticks closer than this run together. */
const TICK_GAP = 14;

/**
 * Lets one plot show two axes side by side: marks stand at pixels, on an
 * `identity` scale. The plot's top margin has to hold two lines of text.
 */
export function panel(parts: PanelParts): Panel {
  const { title } = parts;
  const axis = fittingAxis(parts);
  const [low, high] = axis.domain;
  const left = parts.left + overhang(axis, low);
  const right = parts.right - overhang(axis, high);
  const pixel = (value: number) =>
    left + (value - low) / (high - low) * (right - left);
  const ticks = axis.ticks as number[];
  return {
    axis,
    pixel,
    marks: [
      Plot.ruleX(ticks, { x: pixel, stroke: COLOURS.grid }),
      Plot.text(ticks, {
        x: pixel,
        text: axis.format,
        frameAnchor: "bottom",
        lineAnchor: "middle",
        dy: TICKS_DOWN,
        fill: COLOURS.quiet,
      }),
      Plot.text([title], {
        x: () => left,
        frameAnchor: "top",
        textAnchor: "start",
        lineAnchor: "middle",
        dy: -TITLE_UP,
        fill: COLOURS.text,
        fontWeight: 700,
      }),
    ],
  };
}

/** How far a tick's text reaches beyond its panel, but for the room that margins leave anyway. */
function overhang({ format }: ValueAxis, tick: number): number {
  return Math.max(0, textWidth(format(tick)) / 2 - TICK_GAP);
}

/** The axis with as many ticks, up to six or so, as stand side by side. */
function fittingAxis({ values, zero, left, right }: PanelParts): ValueAxis {
  const held = [...values];
  const axes = [5, 4, 3, 2, 1].map((steps) => valueAxis(held, { zero, steps }));
  return axes.find(({ ticks, format }) => {
    const widths = ticks.map((tick) => textWidth(format(tick)) + TICK_GAP);
    return Math.max(...widths) * (ticks.length - 1) <= right - left - TICK_GAP;
  }) ?? axes[axes.length - 1];
}
