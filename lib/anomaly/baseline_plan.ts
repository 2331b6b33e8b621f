import { formatDuration, formatPeriod } from "../logs/duration.ts";
import { InputError } from "../logs/input_error.ts";

/** What the level of a metric may follow; see {@linkcode planBaseline}. */
export type BaselineKind =
  | "constant"
  | "rolling"
  | "time of day"
  | "time of week";

/** What windows are compared with. */
export interface Baseline {
  /** How windows are told what is usual for them. */
  readonly kind: BaselineKind;
  /** From how many microseconds around a window its level is taken; null if from all. */
  readonly width_us: number | null;
  /** The same in words, for a reader. */
  readonly text: string;
}

const KINDS: readonly BaselineKind[] = [
  "constant",
  "rolling",
  "time of day",
  "time of week",
];
const HOUR_US = 3_600e6;
const DAY_US = 24 * HOUR_US;
/** How long one round of what recurs is. */
const ROUNDS_US = { "time of day": DAY_US, "time of week": 7 * DAY_US };
/** A rolling level must not follow incidents: it is taken from hours and many windows. */
const SHORTEST_WIDTH_US = 2 * HOUR_US;
const FEWEST_WINDOWS = 48;
/** What recurs, or drifts, is only known from several times its own length. */
const FEWEST_TIMES = 3;
/** A rhythm is only seen in so many windows a day. */
const WINDOWS_A_DAY = 8;

/**
 * Chooses what the windows' metrics are compared with, by what the logs can
 * tell.
 *
 * - `constant`: one level for all windows, the robust mean of the metric.
 * - `rolling`: a level that drifts, a robust local line over two hours around
 *   each window and over 48 windows at least; from three times that on.
 * - `time of day`: what is usual at each hour, and a level that drifts over two
 *   days around; from three days on, with eight windows a day or more.
 * - `time of week`: the same by the hour of the week; from three weeks on.
 *
 * @param period_us How long the logs are, microseconds.
 * @param every_us The windows' length, microseconds.
 * @param wanted A kind, or `auto` for the last that the logs are long enough for.
 * @throws {InputError} If there is no such kind, or the windows are too long for it.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { planBaseline } from "./baseline_plan.ts";
 *
 * assertEquals(planBaseline(23 * 60e6, 5e6).kind, "constant");
 * assertEquals(planBaseline(24 * 3600e6, 300e6).kind, "rolling");
 * assertEquals(planBaseline(120 * 3600e6, 1800e6).kind, "time of day");
 * ```
 */
export function planBaseline(
  period_us: number,
  every_us: number,
  wanted: "auto" | BaselineKind = "auto",
): Baseline {
  if (wanted === "auto") {
    const fitting = KINDS.filter((kind) =>
      hasRhythm(kind, every_us) &&
      period_us >= FEWEST_TIMES * (roundOf(kind) ?? widthOf(kind, every_us))
    );
    return describe(fitting.at(-1) ?? "constant", every_us);
  }
  if (!KINDS.includes(wanted)) {
    throw new InputError(
      `Cannot take a baseline: it must be auto, ${
        KINDS.join(", ")
      }, got ${wanted}`,
    );
  }
  if (!hasRhythm(wanted, every_us)) {
    throw new InputError(
      `Cannot take a baseline by ${wanted}: windows must be ${
        formatDuration(DAY_US / WINDOWS_A_DAY)
      } long or shorter, got ${formatDuration(every_us)}`,
    );
  }
  return describe(wanted, every_us);
}

function describe(kind: BaselineKind, every_us: number): Baseline {
  if (kind === "constant") {
    const text = "one constant level, the robust mean of all windows";
    return { kind, width_us: null, text };
  }
  const width_us = widthOf(kind, every_us);
  const drift = `a level that drifts (robust local lines over ${
    formatPeriod(width_us)
  })`;
  return {
    kind,
    width_us,
    text: kind === "rolling"
      ? drift
      : `what is usual for the ${kind}, and ${drift}`,
  };
}

function widthOf(kind: BaselineKind, every_us: number): number {
  if (kind === "constant") return 0;
  const least = kind === "rolling" ? SHORTEST_WIDTH_US : 2 * DAY_US;
  return Math.max(least, FEWEST_WINDOWS * every_us);
}

function roundOf(kind: BaselineKind): number | undefined {
  return kind in ROUNDS_US
    ? ROUNDS_US[kind as keyof typeof ROUNDS_US]
    : undefined;
}

function hasRhythm(kind: BaselineKind, every_us: number): boolean {
  return roundOf(kind) === undefined || every_us <= DAY_US / WINDOWS_A_DAY;
}
