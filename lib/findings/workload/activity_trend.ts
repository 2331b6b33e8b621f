import type { DataFrame } from "../../logs/data_frame.ts";
import { formatSignificant } from "../../logs/format_number.ts";
import {
  type FindingOptions,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { stretchesOf, wholeWindows } from "../frames.ts";
import { trendFinding } from "../trend_finding.ts";

const QUESTION = {
  id: "activity_trend",
  section: "workload",
  question: "Does log activity grow or shrink over the period?",
  audience: "scaling",
  evidence: {
    result: "windows.csv",
    notebook: "02_workload",
    heading: "Log activity",
  },
} as const satisfies Question;

/**
 * Does the log rate rise or fall over the whole period? Mann and Kendall's test
 * with Theil and Sen's slope; the effect is the change over the period. Partial
 * windows are left out; windows are joined until they hold about five logs, and
 * 300 are left at most.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { activityTrendFinding } from "./activity_trend.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = activityTrendFinding(await logs.windows("5s"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function activityTrendFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const stretches = stretchesOf(wholeWindows(windows), ({ logs }) => logs);
  const length_s = stretches.length < 2
    ? NaN
    : stretches[1].at_s - stretches[0].at_s;
  return trendFinding({
    question: QUESTION,
    stretches,
    value: ({ logs }) => logs / length_s,
    noun: "log rate",
    write: (rate) => `${formatSignificant(rate)} logs per second`,
    matters: thresholdsOf(options).activity_trend,
    advice: {
      rises: "Plan capacity for the growth, and ask what grows.",
      falls: "Ask what has become less; capacity may be freed if it lasts.",
      stays: "Plan with the mean rate; the period shows no growth to plan for.",
    },
  }, options);
}
