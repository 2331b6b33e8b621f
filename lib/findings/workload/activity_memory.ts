import type { DataFrame } from "../../logs/data_frame.ts";
import { formatNumber, formatPercent } from "../../logs/format_number.ts";
import { ljungBox } from "../../stats/autocorrelation.ts";
import { twoSidedZ } from "../../stats/intervals.ts";
import { sum } from "../../stats/sum.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { wholeWindows } from "../frames.ts";
import { correlationText } from "../wording.ts";

const QUESTION = {
  id: "activity_memory",
  section: "workload",
  question: "Does a busy moment last, or does activity drift?",
  audience: "scaling",
  evidence: {
    result: null,
    notebook: "02_workload",
    heading: "Log activity",
  },
} as const satisfies Question;

/**
 * Do busy windows follow busy windows? Ljung and Box's test of the counts over
 * ten lags; the effect is how large the lasting part of activity is: the root of
 * the covariance of neighbouring windows, as a part of the mean count, negative
 * where a busy window is followed by a calm one. Partial windows are left out.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { activityMemoryFinding } from "./activity_memory.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = activityMemoryFinding(await logs.windows("1s"));
 * assertEquals(finding.verdict, "refuted");
 * ```
 */
export function activityMemoryFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const logs = wholeWindows(windows).map((window) => window.logs);
  if (logs.length < 20) {
    return notTestable(
      QUESTION,
      "the logs fill fewer than twenty whole windows",
    );
  }
  if (logs.every((count) => count === logs[0])) {
    return notTestable(QUESTION, "every window holds the same number of logs");
  }
  const { statistic, p_value, effect } = ljungBox(logs);
  const half = twoSidedZ(0.95) / Math.sqrt(logs.length);
  const lasting = lastingPart(logs);
  const value = lasting(effect);
  return conclude(QUESTION, {
    test: "Ljung-Box test of the log counts",
    statistic,
    p_value,
    effect: {
      name:
        "standard deviation of the lasting part of activity, as a part of its mean",
      unit: "fraction",
      value,
      low: lasting(Math.max(-1, effect - half)),
      high: lasting(Math.min(1, effect + half)),
      matters: thresholdsOf(options).activity_memory,
    },
    seen: `the log count correlates by ${
      correlationText(effect)
    } with the next window's (${formatNumber(logs.length)} windows), and what ${
      value < 0 ? "swings back" : "lasts"
    } from one to the next is ${formatPercent(Math.abs(value))} of the mean`,
    means: {
      supported: value > 0
        ? "activity drifts or comes in spells"
        : "activity swings back after each busy window",
      within_noise: "each window's activity is independent of the one before",
      refuted: "the drift is detectable but negligible",
    },
    advice: {
      supported:
        "A busy spell announces itself: scaling on a rolling mean can follow it.",
      within_noise:
        "Scaling on the last windows would chase noise; use a long mean.",
      refuted: "The drift is too small to follow; use a long mean.",
    },
  }, options);
}

/** From the correlation of neighbours to the size of what they share. */
function lastingPart(logs: readonly number[]): (correlation: number) => number {
  const mean = sum(logs) / logs.length;
  const variance = sum(logs.map((count) => (count - mean) ** 2)) / logs.length;
  return (correlation) =>
    Math.sign(correlation) * Math.sqrt(Math.abs(correlation) * variance) / mean;
}
