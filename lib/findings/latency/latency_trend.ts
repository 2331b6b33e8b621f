import type { DataFrame } from "../../logs/data_frame.ts";
import { formatSignificant } from "../../logs/format_number.ts";
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
  id: "latency_trend",
  section: "latency",
  question: "Does latency rise or fall over the period?",
  audience: "scaling",
  evidence: {
    result: "windows.csv",
    notebook: "04_latency",
    heading: "Over time",
  },
} as const satisfies Question;

/**
 * Does the mean latency rise or fall over the whole period? Mann and Kendall's
 * test with Theil and Sen's slope; the effect is the change over the period.
 * Partial windows are left out; windows are joined until they hold about five
 * latencies, and 300 are left at most.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { latencyTrendFinding } from "./latency_trend.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = latencyTrendFinding(await logs.windows("5s"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function latencyTrendFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const lack = lacking(windows, "latency_ms");
  if (lack !== null) return notTestable(QUESTION, lack);
  const found = wholeWindows(windows);
  return trendFinding({
    question: QUESTION,
    stretches: stretchesOf(found, ({ latencies }) => latencies),
    value: ({ mean_ms }) => mean_ms,
    noun: "mean latency",
    write: (ms) => `${formatSignificant(ms)} ms`,
    matters: thresholdsOf(options).latency_trend,
    advice: {
      rises:
        "Find what fills up or slows down over time before it reaches a limit.",
      falls: "Find what has become faster since the beginning, and keep it.",
      stays: "Latency does not creep up; no capacity needs to be held for it.",
    },
  }, options);
}
