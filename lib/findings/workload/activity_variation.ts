import type pl from "nodejs-polars";
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
 * independently at one rate? An index-of-dispersion test; the effect is how far
 * the true rate moves around its mean. Partial windows are left out; windows
 * are joined until they hold about five logs.
 *
 * @param windows The frame of `windows(every)`.
 */
export function activityVariationFinding(
  windows: pl.DataFrame,
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
  const { statistic, p_value, index, effect, low, high, mean } =
    poissonDispersion(counts);
  const steady = p_value > 0.975;
  return conclude(QUESTION, {
    test: "index-of-dispersion test against Poisson counts",
    statistic,
    p_value,
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
      within_noise: steady
        ? "activity is steadier than independent arrivals would be"
        : "activity varies as independent arrivals do",
      refuted: `the true rate moves by ${
        formatPercent(effect)
      }, which is detectable but negligible`,
    },
    advice: {
      supported: "Size for the busy windows rather than for the mean.",
      within_noise:
        "Size for the mean rate; the logs show no bursts beyond chance.",
      refuted: "Size for the mean rate; its movement is too small to plan for.",
    },
  }, options);
}
