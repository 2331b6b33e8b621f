import type { DataFrame } from "../../logs/data_frame.ts";
import { formatPeriod } from "../../logs/duration.ts";
import { formatNumber } from "../../logs/format_number.ts";
import { leadingCorrelation } from "../../stats/cross_correlation.ts";
import { sum } from "../../stats/sum.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import {
  joinWindows,
  wholeWindowsBy,
  type Window,
  windowSeconds,
} from "../frames.ts";
import { correlationText } from "../wording.ts";

const QUESTION = {
  id: "warnings_lead",
  section: "reliability",
  question: "Do warnings come before failures?",
  audience: "fault diagnosis",
  evidence: {
    result: null,
    notebook: "03_reliability",
    heading: "Failures over time",
  },
} as const satisfies Question;

/** How many windows a warning may come before: a minute in windows of 5 s. */
const LAGS = 12;

/**
 * Do more warnings announce more failures? The strongest cross-correlation of
 * the share of warnings with the share of failures 1 to 12 windows later, after
 * the warnings' own memory was filtered out of both, by Šidák for the lags.
 * Partial windows are left out; windows are joined until they hold about five
 * warnings and five failures.
 *
 * The share of warnings is that among logs that are no failures: more failures
 * do not make it smaller.
 *
 * @param byLevel The frame of `windows(every, "level")`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { warningsLeadFinding } from "./warnings_lead.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = warningsLeadFinding(await logs.windows("5s", "level"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function warningsLeadFinding(
  byLevel: DataFrame,
  options: FindingOptions = {},
): Finding {
  if (byLevel.height === 0) {
    return notTestable(QUESTION, "there is no column level");
  }
  const levels = wholeWindowsBy(byLevel, "level");
  if (levels.size === 0) {
    return notTestable(QUESTION, "the logs fill no whole window");
  }
  const { warnings, failures, logs, seconds } = countsOf(levels);
  if (sum(warnings) === 0) return notTestable(QUESTION, "no log is a warning");
  if (sum(failures) === 0) return notTestable(QUESTION, "no log is a failure");
  const rarer = sum(warnings) < sum(failures) ? warnings : failures;
  const joined = joinWindows([warnings, failures, logs], rarer);
  const [warned, failed, all] = joined;
  if (all.length < 4 * LAGS + 20) {
    return notTestable(
      QUESTION,
      "the warnings and failures fill too few whole windows to follow each other",
    );
  }
  const step_us = seconds * 1e6 * Math.floor(logs.length / all.length);
  const shares = (part: readonly number[], whole: readonly number[]) =>
    withoutGaps(part.map((count, i) => count / whole[i]));
  const found = leadingCorrelation(
    shares(warned, all.map((count, i) => count - failed[i])),
    shares(failed, all),
    LAGS,
  );
  const ahead = formatPeriod(found.lag * step_us);
  const fewer = found.value < 0;
  return conclude(QUESTION, {
    test: "largest prewhitened cross-correlation over 12 lags (Šidák)",
    statistic: found.statistic,
    p_value: found.p_value,
    effect: {
      name:
        "correlation of the share of warnings with the later share of failures",
      unit: "correlation",
      value: found.value,
      low: found.low,
      high: found.high,
      matters: thresholdsOf(options).warning_lead,
    },
    seen:
      `the share of warnings correlates most with the share of failures ${ahead} later, by ${
        correlationText(found.value)
      } (${formatNumber(all.length)} windows)`,
    means: {
      supported: fewer
        ? "fewer warnings come before more failures"
        : "warnings announce failures",
      within_noise: `warnings announce no failures of the next ${
        formatPeriod(LAGS * step_us)
      } beyond chance`,
      refuted: "the relation is detectable but negligible",
    },
    advice: {
      supported: fewer
        ? "Ask why warnings fall silent before failures."
        : `Alert on a rising share of warnings: it comes ${ahead} ahead.`,
      within_noise:
        "Do not alert on the number of warnings to foresee failures.",
      refuted: "Do not alert on the number of warnings to foresee failures.",
    },
  }, options);
}

/** Warnings, failures and all logs of each whole window. */
function countsOf(levels: ReadonlyMap<string, readonly Window[]>) {
  const windows = [...levels.values()];
  const empty = windows[0].map(() => 0);
  const counts = (level: string) =>
    levels.get(level)?.map(({ logs }) => logs) ?? empty;
  const errors = counts("ERROR");
  return {
    warnings: counts("WARNING"),
    failures: counts("FATAL").map((count, i) => count + errors[i]),
    logs: empty.map((_, i) => sum(windows.map((level) => level[i].logs))),
    seconds: windowSeconds(windows[0]),
  };
}

/** The series with its mean where a window tells nothing, so that it stays equally spaced. */
function withoutGaps(shares: readonly number[]): number[] {
  const told = shares.filter(Number.isFinite);
  const mean = sum(told) / told.length;
  return shares.map((share) => Number.isFinite(share) ? share : mean);
}
