import * as Plot from "@observablehq/plot";
import { type EndLabel, endLabelMargin, endLabels } from "./end_labels.ts";
import { countText } from "../../logs/format_number.ts";
import { hoverText, UNSEEN } from "./hover.ts";
import { rangeText } from "./wording.ts";
import { haloText } from "./halo_text.ts";
import type { LabelArea } from "./point_labels.ts";
import { COLOURS, MARGIN } from "../theme.ts";
import { thinnedDots } from "./thinned_dots.ts";
import {
  axisStartText,
  horizontalAxis,
  valueAxis,
  verticalAxis,
} from "./value_axis.ts";

/** More dots have no title each, but what lies above a stretch of the axis has one. */
const MOST_HOVERS = 600;
const STRETCHES = 60;

const FRAME = { height: 400, marginTop: 32, marginBottom: 56 };

/** What {@linkcode scatterPlot} draws: one dot for each pair of `x` and `y`. */
export interface ScatterPlotParts {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** What the axes show, with the unit. */
  readonly xName: string;
  readonly yName: string;
  /** The units of the axes, after a number. */
  readonly xUnit: string;
  readonly yUnit: string;
  /** What a dot shows when it is pointed at, from `hoverText`. */
  readonly hover: (i: number) => string;
  /** Values beyond the dots that the vertical axis has to hold. */
  readonly reach?: readonly number[];
  readonly labels?: readonly EndLabel[];
  /** Marks under the dots. */
  readonly below?: Plot.Markish[];
  /** Marks over the dots that say nothing when they are pointed at. */
  readonly over?: Plot.Markish[];
  /** Marks over all, where the scales stand so. */
  readonly above?: (area: LabelArea) => Plot.Markish[];
}

/** Two metrics against each other, with named axes, and where these start if not at 0. */
export function scatterPlot(
  parts: ScatterPlotParts,
): { plot: Plot.PlotOptions; startText: string } {
  const { x, y, hover, reach = [], labels = [], below = [], over = [], above } =
    parts;
  const across = valueAxis(x, { steps: 8 });
  const up = valueAxis([...y, ...reach]);
  const lastTick = across.format(across.domain[1]);
  const area: LabelArea = {
    ...FRAME,
    domain: up.domain,
    across: across.domain,
    marginLeft: up.margin,
    marginRight: Math.max(endLabelMargin(labels), MARGIN + 4 * lastTick.length),
  };
  const plot = {
    ...FRAME,
    marginLeft: area.marginLeft,
    marginRight: area.marginRight,
    x: { domain: across.domain },
    y: { domain: up.domain },
    marks: [
      ...verticalAxis(up),
      ...horizontalAxis(across),
      ...axisNames(parts, area.marginLeft),
      ...below,
      Plot.dot(thinnedDots(x, y, across.domain, up.domain), {
        x: (i: number) => x[i],
        y: (i: number) => y[i],
        r: 2.5,
        fill: COLOURS.slate,
        fillOpacity: 0.6,
        ...(x.length > MOST_HOVERS ? {} : { title: hover }),
      }),
      ...over,
      ...(x.length > MOST_HOVERS ? hoverStretches(parts, across.domain) : []),
      ...above?.(area) ?? [],
      ...endLabels(labels, area),
    ],
  };
  const startText = axisStartText(up) +
    axisStartText(across, "Horizontal axis");
  return { plot, startText };
}

/** The axes' names: above the vertical one, below the horizontal one. */
function axisNames(
  { xName, yName }: ScatterPlotParts,
  marginLeft: number,
): Plot.Markish[] {
  const look = { fill: COLOURS.quiet };
  return [
    ...haloText([yName], {
      ...look,
      frameAnchor: "top-left",
      textAnchor: "start",
      dx: MARGIN - marginLeft,
      dy: -FRAME.marginTop + 4,
    }),
    ...haloText([xName], {
      ...look,
      frameAnchor: "bottom-right",
      dy: FRAME.marginBottom - 10,
    }),
  ];
}

/** Stretches of the horizontal axis, each with how many dots lie above it, and from where to where. */
function hoverStretches(
  { x, y, xUnit, yUnit }: ScatterPlotParts,
  [low, high]: readonly [number, number],
): Plot.Markish[] {
  const width = (high - low) / STRETCHES;
  const rows = Map.groupBy(
    x.keys(),
    (i) => Math.min(STRETCHES - 1, Math.floor((x[i] - low) / width)),
  );
  const stretches = [...rows].map(([k, dots]) => ({
    x1: low + k * width,
    x2: low + (k + 1) * width,
    text: hoverText(rangeText(dots.map((i) => x[i]), xUnit), [
      countText(dots.length, "window"),
      rangeText(dots.map((i) => y[i]), yUnit),
    ]),
  }));
  return [
    Plot.rect(stretches, { x1: "x1", x2: "x2", title: "text", ...UNSEEN }),
  ];
}
