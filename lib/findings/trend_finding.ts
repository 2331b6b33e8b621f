import { formatPeriod } from "../logs/duration.ts";
import { formatPercent } from "../logs/format_number.ts";
import { sum } from "../stats/sum.ts";
import { trend } from "../stats/trend.ts";
import {
  conclude,
  type Evidence,
  type FindingOptions,
  notTestable,
  type Question,
} from "./conclude.ts";
import type { Effect, Finding } from "./finding.ts";
import type { Stretch } from "./frames.ts";

/** A question about the direction that something takes over the whole period. */
export interface TrendQuestion {
  readonly question: Question;
  readonly stretches: readonly Stretch[];
  /** What is followed; NaN where a stretch does not tell. */
  readonly value: (stretch: Stretch) => number;
  /** What it is in a sentence, and how a value of it is written. */
  readonly noun: string;
  readonly write: (value: number) => string;
  readonly matters: number;
  /** What to do where it rises, where it falls, and where it does neither. */
  readonly advice: Readonly<Record<"rises" | "falls" | "stays", string>>;
}

/** With fewer stretches there is no telling a trend from a wave. */
const FEWEST_STRETCHES = 10;

/**
 * Does something rise or fall over the whole period? Mann and Kendall's test
 * with Theil and Sen's slope, the series' memory allowed for; the effect is the
 * change along the line from the beginning of the period to its end.
 */
export function trendFinding(
  asked: TrendQuestion,
  options: FindingOptions,
): Finding {
  const { question, noun, write } = asked;
  const told = asked.stretches
    .map((stretch) => ({ at_s: stretch.at_s, value: asked.value(stretch) }))
    .filter(({ value }) => Number.isFinite(value));
  if (told.length < FEWEST_STRETCHES) {
    return notTestable(
      question,
      "the logs fill fewer than ten whole windows with enough to compare",
    );
  }
  const [times, values] = [
    told.map(({ at_s }) => at_s),
    told.map(({ value }) => value),
  ];
  if (values.every((value) => value === values[0])) {
    return notTestable(question, `the ${noun} never changes`);
  }
  const line = trend(times, values);
  const mean = sum(values) / values.length;
  const period_s = times[times.length - 1] - times[0];
  const change = (slope: number) => slope * period_s / mean;
  const middle = median(values) - line.value * median(times);
  const at = (time: number) => write(middle + line.value * time);
  const way = line.value < 0 ? "falls" : "rises";
  return conclude(question, {
    test: "Mann-Kendall test with Theil-Sen slope",
    statistic: line.statistic,
    p_value: line.p_value,
    effect: changeEffect(noun, line, change, asked.matters),
    seen: `along its line the ${noun} goes from ${at(times[0])} to ${
      at(times[times.length - 1])
    } in ${formatPeriod(period_s * 1e6)} (${
      formatPercent(change(line.value))
    })`,
    means: {
      supported: `it ${way} over the period`,
      within_noise: "without a drift it would move as much by chance",
      refuted: "the drift is detectable but negligible",
    },
    advice: adviceOf(asked.advice, way),
  }, options);
}

function changeEffect(
  noun: string,
  { value, low, high }: Pick<Effect, "value" | "low" | "high">,
  change: (slope: number) => number,
  matters: number,
): Effect {
  const [from, to] = [change(low ?? NaN), change(high ?? NaN)];
  return {
    name: `change of the ${noun} over the period, as a part of its mean`,
    unit: "fraction",
    value: change(value),
    low: from,
    high: to,
    matters,
  };
}

function adviceOf(
  { rises, falls, stays }: TrendQuestion["advice"],
  way: "rises" | "falls",
): Evidence["advice"] {
  return {
    supported: way === "rises" ? rises : falls,
    within_noise: stays,
    refuted: stays,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
