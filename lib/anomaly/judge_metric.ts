import { sidak } from "../stats/adjust.ts";
import type { LevelFit } from "./baseline.ts";
import { runDeviates } from "./run_deviates.ts";
import { type Metric, scoreMetric } from "./score_metric.ts";
import { type Tail, tailChance } from "./tail_chance.ts";

/** How a metric is judged. */
export interface MetricJudgement {
  /** How more than usual falls off, and how less does. */
  readonly more: Tail;
  readonly fewer: Tail;
  /** How many windows in a row are looked at together; 1 for each by itself alone. */
  readonly run: number;
}

/** How surprising the windows are in one metric; columns as long as those that came in. */
export interface JudgedMetric {
  /** Standard errors above the baseline; NaN where the metric has no value. */
  readonly z: Float64Array;
  /** What is usual in each window, in the metric's own unit; NaN where unknown. */
  readonly usual: Float64Array;
  /** The chance of a window at least as far out, to either side; NaN where unknown. */
  readonly p_value: Float64Array;
  /** The chance of a window by itself as low or lower. */
  readonly below: Float64Array;
}

/** A window that lies less than this far out, as a share of its run's mean, is not what makes the run stand out. */
const OWN_SHARE = 0.5;

/**
 * Judges the windows by one metric, each by itself and, where that is asked for,
 * as part of a run: the less likely of the two counts, by Šidák for two looks.
 * Only windows that themselves lie to the run's side, half as far as its mean or
 * further, take part in what the run shows; a window beside an incident is not
 * blamed for its neighbours.
 *
 * @param isOdd Windows that nothing is learnt from (1); they are judged like the others.
 */
export function judgeMetric(
  metric: Metric,
  isOdd: Uint8Array,
  fit: LevelFit,
  { more, fewer, run }: MetricJudgement,
): JudgedMetric {
  const { z, usual } = scoreMetric(metric, isOdd, fit);
  const above = tailChance(z, isOdd, more);
  const below = tailChance(negative(z), isOdd, fewer);
  const alone = z.map((_, i) => twoSided(above[i], below[i]));
  if (run === 1) return { z, usual, below, p_value: alone };
  const runs = runDeviates(z, isOdd, run);
  const runsAbove = tailChance(runs.z, runs.isOdd, more);
  const runsBelow = tailChance(negative(runs.z), runs.isOdd, fewer);
  const p_value = z.map((own, i) => {
    const takesPart = own / runs.z[i] * Math.sqrt(run) >= OWN_SHARE;
    const together = takesPart ? twoSided(runsAbove[i], runsBelow[i]) : 1;
    return sidak(Math.min(alone[i], together), 2);
  });
  return { z, usual, below, p_value };
}

function twoSided(above: number, below: number): number {
  return Math.min(1, 2 * Math.min(above, below));
}

function negative(values: Float64Array): Float64Array {
  return values.map((value) => -value);
}
