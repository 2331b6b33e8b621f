import type * as Plot from "@observablehq/plot";
import { type EndLabel, endLabelMargin, endLabels } from "./end_labels.ts";
import type { LabelArea } from "./point_labels.ts";
import { timeAxis } from "./time_axis.ts";
import { type ValueAxis, verticalAxis } from "./value_axis.ts";

const FRAME = { height: 340, marginTop: 26, marginBottom: 34 };

/** What {@linkcode timePlot} draws. */
export interface TimePlotParts {
  /** The period, microseconds since 1970 UTC. */
  readonly first_us: number;
  readonly last_us: number;
  /** The vertical axis. */
  readonly axis: ValueAxis;
  /** What stands at the right end of series. */
  readonly labels: readonly EndLabel[];
  /** The series, where the scales stand so. */
  readonly marks: (area: LabelArea) => Plot.Markish[];
}

/** A plot over time: axes, series, and their labels at the right end. */
export function timePlot(
  { first_us, last_us, axis, labels, marks }: TimePlotParts,
): Plot.PlotOptions {
  const time = timeAxis(first_us, last_us);
  const area: LabelArea = {
    ...FRAME,
    domain: axis.domain,
    across: time.across,
    marginLeft: axis.margin,
    marginRight: endLabelMargin(labels),
  };
  return {
    ...FRAME,
    marginLeft: area.marginLeft,
    marginRight: area.marginRight,
    x: time.x,
    y: { domain: axis.domain },
    marks: [
      ...verticalAxis(axis),
      time.mark,
      ...marks(area),
      ...endLabels(labels, area),
    ],
  };
}
