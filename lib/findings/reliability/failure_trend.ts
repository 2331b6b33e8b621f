import type { DataFrame } from "../../logs/data_frame.ts";
import { formatPercent } from "../../logs/format_number.ts";
import {
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { stretchesOf, wholeWindows } from "../frames.ts";
import { lacking } from "../lacking.ts";
import { trendFinding } from "../trend_finding.ts";

const QUESTION = {
  id: "failure_trend",
  section: "reliability",
  question: "Does the failure rate rise or fall over the period?",
  audience: "fault diagnosis",
  evidence: {
    result: "windows.csv",
    notebook: "03_reliability",
    heading: "Failures over time",
  },
} as const satisfies Question;

/**
 * Does the failure rate rise or fall over the whole period? Mann and Kendall's
 * test with Theil and Sen's slope; the effect is the change over the period.
 * Partial windows are left out; windows are joined until they hold about five
 * failures, and 300 are left at most.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { failureTrendFinding } from "./failure_trend.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = failureTrendFinding(await logs.windows("5s"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function failureTrendFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const lack = lacking(windows, "level");
  if (lack !== null) return notTestable(QUESTION, lack);
  const found = wholeWindows(windows);
  if (found.every(({ failures }) => failures === 0)) {
    return notTestable(QUESTION, "no log of a whole window is a failure");
  }
  const steady =
    "Look for a standing cause; the failure rate neither grows nor heals by itself.";
  return trendFinding({
    question: QUESTION,
    stretches: stretchesOf(found, ({ failures }) => failures),
    value: ({ failures, logs }) => failures / logs,
    noun: "failure rate",
    write: (rate) => formatPercent(rate),
    matters: thresholdsOf(options).failure_trend,
    advice: {
      rises:
        "Act before it grows further: find what has worsened since the beginning.",
      falls: "Find what has improved since the beginning, and keep it.",
      stays: steady,
    },
  }, options);
}
