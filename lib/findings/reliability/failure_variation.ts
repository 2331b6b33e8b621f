import type { DataFrame } from "../../logs/data_frame.ts";
import {
  formatNumber,
  formatPercent,
  formatSignificant,
} from "../../logs/format_number.ts";
import { binomialDispersion } from "../../stats/dispersion.ts";
import { sum } from "../../stats/sum.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { joinWindows, wholeWindows } from "../frames.ts";
import { lacking } from "../lacking.ts";

const QUESTION = {
  id: "failure_rate_over_time",
  section: "reliability",
  question: "Does the failure rate change over time?",
  audience: "fault diagnosis",
  evidence: {
    result: "windows.csv",
    notebook: "03_reliability",
    heading: "Failures over time",
  },
} as const satisfies Question;

/**
 * Do failures over time vary more than one constant rate gives? An
 * index-of-dispersion test against binomial counts; the effect is how far the
 * true rate moves around its mean. Partial windows are left out; windows are
 * joined until they hold about five failures.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { failureVariationFinding } from "./failure_variation.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = failureVariationFinding(await logs.windows("5s"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function failureVariationFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const lack = lacking(windows, "level");
  if (lack !== null) return notTestable(QUESTION, lack);
  const found = wholeWindows(windows);
  const [logs, failures] = [
    found.map((w) => w.logs),
    found.map((w) => w.failures),
  ];
  const total = sum(failures);
  if (total === 0 || total === sum(logs)) {
    return notTestable(
      QUESTION,
      total === 0
        ? "no log of a whole window is a failure"
        : "every log is a failure",
    );
  }
  const [counts, totals] = joinWindows([failures, logs], failures);
  if (counts.length < 3) {
    return notTestable(
      QUESTION,
      "the failures fill fewer than three whole windows",
    );
  }
  const { statistic, p_value, index, effect, low, high, mean } =
    binomialDispersion(counts, totals);
  const standing =
    "Look for a standing cause first: no event explains the failures as a whole.";
  return conclude(QUESTION, {
    test: "index-of-dispersion test against a constant share",
    statistic,
    p_value,
    effect: {
      name:
        "standard deviation of the true failure rate, as a part of its mean",
      unit: "fraction",
      value: effect,
      low,
      high,
      matters: thresholdsOf(options).failure_variation,
    },
    seen: `${formatNumber(counts.length)} windows hold ${
      formatNumber(Math.min(...counts))
    } to ${formatNumber(Math.max(...counts))} failures, with ${
      formatSignificant(index)
    } times the variance that a constant rate of ${formatPercent(mean)} gives`,
    means: {
      supported: `the true rate moves by ${
        formatPercent(effect)
      } around its mean`,
      within_noise: "the failure rate is constant within chance",
      refuted: `the true rate typically moves by ${
        formatPercent(effect)
      } around its mean, which is detectable but negligible`,
    },
    advice: {
      supported:
        "Compare the windows with the most failures with what was deployed or overloaded then.",
      within_noise: standing,
      refuted: standing,
    },
  }, options);
}
