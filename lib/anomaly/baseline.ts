import type { Baseline } from "./baseline_plan.ts";
import {
  between,
  type Blocks,
  localFit,
  type SmoothBlocks,
} from "./local_fit.ts";

/** The level of values at each of their times. */
export interface Level {
  readonly values: Float64Array;
  /** How much of the level at a value comes from the value itself, for each unit of its weight. */
  readonly leverages: Float64Array;
}

/** Finds the level of values; a weight of 0 leaves a value out. */
export type LevelFit = (values: Float64Array, weights: Float64Array) => Level;

const DAY_US = 86_400e6;
/** A drifting level is fitted to this many blocks per width. */
const PLACES = 16;
/** The finest profile: of a day a quarter of an hour, of a week half an hour. */
const MOST_BINS = { "time of day": 96, "time of week": 336 };
/** What recurs and what drifts are told apart in turns. */
const TURNS = 3;

/**
 * Turns a plan into a fit: the level that values have at each time. The cost
 * is linear in the number of windows.
 *
 * @param plan What `planBaseline()` chose.
 * @param starts_us When each window begins, rising, microseconds.
 * @param every_us The windows' length.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { levelFit } from "./baseline.ts";
 * import { planBaseline } from "./baseline_plan.ts";
 *
 * const plan = planBaseline(3e6, 1e6);
 * const level = levelFit(plan, Float64Array.of(0, 1e6, 2e6), 1e6);
 * const { values } = level(Float64Array.of(4, 6, 90), Float64Array.of(1, 1, 0));
 * assertEquals([...values], [5, 5, 5]);
 * ```
 */
export function levelFit(
  plan: Baseline,
  starts_us: Float64Array,
  every_us: number,
): LevelFit {
  const { kind, width_us } = plan;
  if (width_us === null || starts_us.length === 0) return constantLevel;
  const centres_us = starts_us.map((start) => start + every_us / 2);
  const drift = driftFit(centres_us, every_us, width_us);
  if (kind !== "time of day" && kind !== "time of week") return drift;
  const days = kind === "time of day" ? 1 : 7;
  const bins = Math.min(MOST_BINS[kind], Math.floor(days * DAY_US / every_us));
  const recurring = recurringFit(centres_us, days, bins);
  return (values, weights) => {
    let level = constantLevel(values, weights);
    let rhythm = level;
    for (let turn = 0; turn < TURNS; turn++) {
      rhythm = recurring(minus(values, level.values), weights);
      level = drift(minus(values, rhythm.values), weights);
    }
    return {
      values: plus(level.values, rhythm.values),
      leverages: plus(level.leverages, rhythm.leverages),
    };
  };
}

/** The weighted mean, everywhere. */
const constantLevel: LevelFit = (values, weights) => {
  const everywhere = new Float64Array(values.length);
  const { means, weights: [total] } = blockMeans(
    values,
    weights,
    everywhere,
    1,
  );
  return {
    values: new Float64Array(values.length).fill(means[0]),
    leverages: new Float64Array(values.length).fill(1 / total),
  };
};

/** A level that drifts: local lines through the means of short blocks. */
function driftFit(
  centres_us: Float64Array,
  every_us: number,
  width_us: number,
): LevelFit {
  const block_us = every_us *
    Math.max(1, Math.floor(width_us / PLACES / every_us));
  const from_us = centres_us[0] - every_us / 2;
  const at = centres_us.map((centre) => (centre - from_us) / block_us);
  const blocks = Math.floor(at[at.length - 1]) + 1;
  const half = width_us / block_us / 2;
  return (values, weights) => {
    const means = blockMeans(values, weights, at, blocks);
    return readAt(localFit(means, half, false), at, false);
  };
}

/** What recurs each day or week: local lines through the means of each time of it. */
function recurringFit(
  centres_us: Float64Array,
  days: number,
  bins: number,
): LevelFit {
  const length_us = days * DAY_US;
  const at = centres_us.map((centre) =>
    ((centre % length_us + length_us) % length_us) / length_us * bins
  );
  // An hour to both sides, and the neighbours in any case.
  const half = Math.max(1, bins / days / 24) + 0.5;
  return (values, weights) => {
    const means = blockMeans(values, weights, at, bins);
    return readAt(localFit(means, half, true), at, true);
  };
}

/** Reads smoothed blocks, each of which has its value in its middle. */
function readAt(
  { values, leverages }: SmoothBlocks,
  at: Float64Array,
  circular: boolean,
): Level {
  return {
    values: at.map((place) => between(values, place - 0.5, circular)),
    leverages: at.map((place) => leverages[Math.floor(place)]),
  };
}

/** The weighted mean and the total weight of the values in each block. */
function blockMeans(
  values: Float64Array,
  weights: Float64Array,
  at: Float64Array,
  blocks: number,
): Blocks {
  const sums = new Float64Array(blocks);
  const totals = new Float64Array(blocks);
  for (let i = 0; i < values.length; i++) {
    if (!(weights[i] > 0)) continue;
    const block = Math.floor(at[i]);
    sums[block] += weights[i] * values[i];
    totals[block] += weights[i];
  }
  return {
    means: sums.map((sum, i) => totals[i] > 0 ? sum / totals[i] : 0),
    weights: totals,
  };
}

function plus(values: Float64Array, others: Float64Array) {
  return values.map((value, i) => value + others[i]);
}

function minus(values: Float64Array, others: Float64Array) {
  return values.map((value, i) => value - others[i]);
}
