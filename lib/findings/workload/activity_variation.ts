import type { DataFrame } from "../../logs/data_frame.ts";
import {
  formatNumber,
  formatPercent,
  formatSignificant,
} from "../../logs/format_number.ts";
import { poissonDispersion } from "../../stats/dispersion.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { joinWindows, wholeWindows } from "../frames.ts";

const QUESTION = {
  id: "activity_variation",
  section: "workload",
  question: "Does log activity vary more than independent arrivals do?",
  audience: "scaling",
  evidence: {
    result: null,
    notebook: "02_workload",
    heading: "Log activity",
  },
} as const satisfies Question;

/**
 * Does the number of logs vary from window to window more than logs that arrive
 * independently at one rate? A two-sided index-of-dispersion test, so that logs
 * that come more evenly than chance are told from such noise; the effect is how
 * far the true rate moves around its mean, 0 where it is even. Partial windows
 * are left out; windows are joined until they hold about five logs.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { activityVariationFinding } from "./activity_variation.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = activityVariationFinding(await logs.windows("1s"));
 * assertEquals(finding.verdict, "refuted");
 * ```
 */
export function activityVariationFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const logs = wholeWindows(windows).map((window) => window.logs);
  const [counts] = joinWindows([logs], logs);
  if (counts.length < 3) {
    return notTestable(
      QUESTION,
      "the logs fill fewer than three whole windows",
    );
  }
  const { statistic, p_value, p_below, index, effect, low, high, mean } =
    poissonDispersion(counts);
  return conclude(QUESTION, {
    test: "two-sided index-of-dispersion test against Poisson counts",
    statistic,
    p_value: Math.min(1, 2 * Math.min(p_value, p_below)),
    effect: {
      name: "standard deviation of the true rate, as a part of its mean",
      unit: "fraction",
      value: effect,
      low,
      high,
      matters: thresholdsOf(options).activity_variation,
    },
    seen: `${formatNumber(counts.length)} windows hold ${
      formatSignificant(mean)
    } logs on average, ${formatNumber(Math.min(...counts))} to ${
      formatNumber(Math.max(...counts))
    }, with ${
      formatSignificant(index)
    } times the variance of independent arrivals`,
    means: {
      supported: `the true rate moves by ${
        formatPercent(effect)
      } around its mean (bursts, drift or a rhythm)`,
      within_noise: "activity varies as independent arrivals do",
      refuted: index < 1
        ? "activity is steadier than chance would make it, as if paced"
        : `the true rate typically moves by ${
          formatPercent(effect)
        }, which is detectable but negligible`,
    },
    advice: {
      supported: "Size for the busy windows rather than for the mean.",
      within_noise:
        "Size for the mean rate; the logs show no bursts beyond chance.",
      refuted: index < 1
        ? "Size for the mean rate; the logs come more evenly than chance would have them."
        : "Size for the mean rate; its usual movement is too small to plan for.",
    },
  }, options);
}
