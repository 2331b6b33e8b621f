import type { DataFrame } from "../../logs/data_frame.ts";
import { formatPeriod } from "../../logs/duration.ts";
import {
  formatNumber,
  formatPercent,
  formatSignificant,
} from "../../logs/format_number.ts";
import { excessVariance } from "../../stats/excess_variance.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { wholeWindows, windowSeconds } from "../frames.ts";
import { lacking } from "../lacking.ts";

const QUESTION = {
  id: "latency_over_time",
  section: "latency",
  question: "Does latency change over time more than sampling noise does?",
  audience: "fault diagnosis",
  evidence: {
    result: null,
    notebook: "04_latency",
    heading: "Over time",
  },
} as const satisfies Question;

/**
 * Do the windows' mean latencies vary more than sampling alone lets them? An
 * analysis of variance between windows; the effect is how far the true mean
 * moves. Partial windows are left out.
 *
 * @param windows The frame of `windows(every)`; longer windows see smaller changes.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { latencyVariationFinding } from "./latency_variation.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = latencyVariationFinding(await logs.windows("60s"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function latencyVariationFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const lack = lacking(windows, "latency_ms");
  if (lack !== null) return notTestable(QUESTION, lack);
  const whole = wholeWindows(windows);
  const found = whole.filter(({ latencies }) => latencies > 0);
  if (found.length < 3) {
    return notTestable(
      QUESTION,
      "fewer than three whole windows have latencies",
    );
  }
  const means = found.map(({ mean_ms }) => mean_ms);
  const { statistic, p_value, effect, low, high, share, mean } = excessVariance(
    means,
    found.map(({ sd_ms }) => sd_ms),
    found.map(({ latencies }) => latencies),
  );
  if (statistic === 0) {
    return notTestable(QUESTION, "the latencies do not vary within windows");
  }
  const length = formatPeriod(windowSeconds(whole) * 1e6);
  return conclude(QUESTION, {
    test: "analysis of variance between windows (Cochran's Q)",
    statistic,
    p_value,
    effect: {
      name:
        "standard deviation of the true mean latency over time, as a part of its mean",
      unit: "fraction",
      value: effect / mean,
      low: low / mean,
      high: high / mean,
      matters: thresholdsOf(options).latency_variation,
    },
    seen: `the mean latency of ${
      formatNumber(found.length)
    } windows lies between ${formatSignificant(Math.min(...means))} and ${
      formatSignificant(Math.max(...means))
    } ms`,
    means: {
      supported: `the true mean moves by ${formatSignificant(effect)} ms (${
        formatPercent(effect / mean)
      }), and sampling noise explains only ${
        formatPercent(1 - share)
      } of the variance`,
      within_noise: `that is what sampling noise around ${
        formatSignificant(mean)
      } ms gives; no rise or dip needs another cause`,
      refuted: `the true mean typically moves by ${
        formatSignificant(effect)
      } ms (${
        formatPercent(effect / mean)
      }), which is detectable but negligible`,
    },
    advice: {
      supported:
        "Compare the slow windows with what ran, or was deployed, at the time.",
      within_noise:
        `Do not chase the mean latency's rises and dips between windows of ${length}; they are noise.`,
      refuted:
        `Do not chase the mean latency's rises and dips between windows of ${length}; they are too small to matter.`,
    },
  }, options);
}
