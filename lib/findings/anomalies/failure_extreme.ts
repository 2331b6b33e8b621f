import type { DataFrame } from "../../logs/data_frame.ts";
import { formatNumber, formatPercent } from "../../logs/format_number.ts";
import { sidak } from "../../stats/adjust.ts";
import { shareInterval } from "../../stats/intervals.ts";
import { sum } from "../../stats/sum.ts";
import { binomialTail } from "../../stats/tails.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { wholeWindows } from "../frames.ts";
import { lacking } from "../lacking.ts";
import { moreOrLess } from "../wording.ts";
import { singleWindow } from "./single_window.ts";

const QUESTION = {
  id: "failure_extreme",
  section: "anomalies",
  question:
    "Is the most extreme window's failure rate beyond what noise gives?",
  audience: "fault diagnosis",
  evidence: {
    result: "windows.csv",
    notebook: "05_anomalies",
    heading: "Failures with anomalies",
  },
} as const satisfies Question;

/**
 * Among so many windows, is the one with the least likely number of failures
 * less likely than noise makes it? An exact binomial test of the most extreme
 * window, by Šidák; the effect is its failure rate against the overall one, with
 * an interval that allows for the choice. Partial and empty windows are left out.
 *
 * Assumes that a log's level does not depend on the log before it.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { failureExtremeFinding } from "./failure_extreme.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = failureExtremeFinding(await logs.windows("5s"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function failureExtremeFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const lack = lacking(windows, "level");
  if (lack !== null) return notTestable(QUESTION, lack);
  const found = wholeWindows(windows).filter(({ logs }) => logs > 0);
  const failures = sum(found.map((window) => window.failures));
  const rate = failures / sum(found.map(({ logs }) => logs));
  if (found.length < 3) {
    return notTestable(QUESTION, "fewer than three whole windows have logs");
  }
  if (rate === 0 || rate === 1) {
    return notTestable(
      QUESTION,
      rate === 0
        ? "no log of a whole window is a failure"
        : "every log is a failure",
    );
  }
  const judged = found.map((window) => {
    const more = binomialTail(window.failures, window.logs, rate);
    const fewer = binomialTail(
      window.logs - window.failures,
      window.logs,
      1 - rate,
    );
    return { ...window, chance: Math.min(1, 2 * Math.min(more, fewer)) };
  });
  const extreme = judged.reduce((best, next) =>
    next.chance < best.chance ? next : best
  );
  const share = shareInterval(
    extreme.failures,
    extreme.logs,
    0.95 ** (1 / found.length),
  );
  const value = share.value / rate - 1;
  return conclude(QUESTION, {
    test: "exact binomial test of the most extreme window (Šidák)",
    statistic: extreme.failures,
    p_value: sidak(extreme.chance, found.length),
    effect: {
      name: "failure rate of the most extreme window, against the overall rate",
      unit: "fraction",
      value,
      low: share.low / rate - 1,
      high: share.high / rate - 1,
      matters: thresholdsOf(options).failure_extreme,
    },
    ...singleWindow({
      what: "failure rate",
      start_us: extreme.start_us,
      starts_us: found.map(({ start_us }) => start_us),
      has: `${formatNumber(extreme.failures)} failures in ${
        formatNumber(extreme.logs)
      } logs, ${formatPercent(share.value)} against ${
        formatPercent(rate)
      } overall (${moreOrLess(value)})`,
      beyond: judged.filter(({ chance }) =>
        sidak(chance, found.length) < 0.05
      ).length,
    }),
  }, options);
}
