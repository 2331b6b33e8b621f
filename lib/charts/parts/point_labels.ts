import type * as Plot from "@observablehq/plot";
import type { PlotFrame } from "./end_labels.ts";
import { haloText } from "./halo_text.ts";
import { textWidth } from "./measure_text.ts";
import { COLOURS, WIDTH } from "../theme.ts";

/** A point with what is to stand beside it. */
export interface LabelledPoint {
  /** Where it stands on the horizontal axis: a moment or a number. */
  readonly at: Date | number;
  readonly value: number;
  readonly text: string;
  readonly colour?: string;
}

/** Where a plot's scales stand, to keep labels apart. */
export interface LabelArea extends PlotFrame {
  /** The horizontal domain; moments in milliseconds since 1970. */
  readonly across: readonly [number, number];
  readonly marginLeft: number;
  readonly marginRight: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** A label, which wants air on either side. */
  readonly isText?: true;
}

const GAP = 10;
/** Between texts on one line. */
const BETWEEN = 8;
const LINE_HEIGHT = 17;
/** Half of a point's mark. */
const MARK = 6;

/** Where a label stands from its point, the first that is free. */
const SIDES = [
  { textAnchor: "start", dx: GAP, dy: 0 },
  { textAnchor: "end", dx: -GAP, dy: 0 },
  { textAnchor: "middle", dx: 0, dy: -LINE_HEIGHT },
  { textAnchor: "middle", dx: 0, dy: LINE_HEIGHT },
  // Near the plot's ends, where a centred label would stand out of it.
  { textAnchor: "end", dx: 0, dy: -LINE_HEIGHT },
  { textAnchor: "end", dx: 0, dy: LINE_HEIGHT },
  { textAnchor: "start", dx: 0, dy: -LINE_HEIGHT },
  { textAnchor: "start", dx: 0, dy: LINE_HEIGHT },
] as const;
type Side = typeof SIDES[number];

/**
 * Labels beside points, to the right or, where there is no room, to the left,
 * above or below. A label that would touch another point or label is left out.
 *
 * @param points The most important first. One without a text only takes room.
 * @param most Labels; defaults to 8.
 */
export function pointLabels(
  points: readonly LabelledPoint[],
  area: LabelArea,
  most = 8,
): Plot.Markish[] {
  const taken = points.map((point) => markBox(point, area));
  const placed = new Map<Side, LabelledPoint[]>();
  let left = most;
  for (const point of points) {
    if (left === 0) break;
    if (point.text === "") continue;
    const boxes = SIDES.map((side) => labelBox(point, side, area));
    const free = boxes.findIndex((box) => isFree(box, taken, area));
    if (free < 0) continue;
    placed.set(SIDES[free], [...placed.get(SIDES[free]) ?? [], point]);
    taken.push(boxes[free]);
    left--;
  }
  return [...placed].flatMap(([side, labelled]) =>
    haloText(labelled, {
      ...side,
      x: ({ at }: LabelledPoint) => at,
      y: "value",
      text: "text",
      fill: ({ colour }: LabelledPoint) => colour ?? COLOURS.text,
    })
  );
}

function markBox({ at, value }: LabelledPoint, area: LabelArea): Box {
  const { across: [first, last], domain: [low, high] } = area;
  const { height, marginTop, marginBottom, marginLeft, marginRight } = area;
  const x = marginLeft + (Number(at) - first) / (last - first) *
      (WIDTH - marginLeft - marginRight);
  const y = marginTop + (high - value) / (high - low) *
      (height - marginTop - marginBottom);
  return { left: x - MARK, right: x + MARK, y };
}

function labelBox(point: LabelledPoint, side: Side, area: LabelArea): Box {
  const box = markBox(point, area);
  const width = textWidth(point.text);
  const x = box.left + MARK + side.dx;
  const left = x - width * { start: 0, middle: 0.5, end: 1 }[side.textAnchor];
  return { left, right: left + width, y: box.y + side.dy, isText: true };
}

function isFree(box: Box, taken: readonly Box[], area: LabelArea): boolean {
  const { height, marginTop, marginBottom, marginLeft, marginRight } = area;
  return box.left >= marginLeft && box.right <= WIDTH - marginRight &&
    box.y >= marginTop && box.y <= height - marginBottom - MARK &&
    taken.every((other) => {
      const air = other.isText ? BETWEEN : 0;
      return other.right + air <= box.left || other.left >= box.right + air ||
        Math.abs(other.y - box.y) >= LINE_HEIGHT;
    });
}
