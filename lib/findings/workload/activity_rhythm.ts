import type { DataFrame } from "../../logs/data_frame.ts";
import { formatPeriod } from "../../logs/duration.ts";
import { countText, formatPercent } from "../../logs/format_number.ts";
import { FEWEST_CYCLES, rhythm } from "../../stats/rhythm.ts";
import { sum } from "../../stats/sum.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { stretchesOf, wholeWindows } from "../frames.ts";
import { periodText } from "../period_text.ts";

const QUESTION = {
  id: "activity_rhythm",
  section: "workload",
  question: "Does log activity repeat itself?",
  audience: "scaling",
  evidence: {
    result: null,
    notebook: "02_workload",
    heading: "Log activity",
  },
} as const satisfies Question;

/** More take long to compare at all periods. */
const MOST_STRETCHES = 2_000;

/**
 * Is log activity periodic? Fisher's test of the strongest period against noise
 * with a short memory; the effect is how far the log rate swings to either side
 * of its mean. A period has to be seen three times. Partial windows are left
 * out; windows are joined until they hold about five logs.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { activityRhythmFinding } from "./activity_rhythm.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = activityRhythmFinding(await logs.windows("1s"));
 * assertEquals(finding.verdict, "refuted");
 * ```
 */
export function activityRhythmFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const stretches = stretchesOf(
    wholeWindows(windows),
    (window) => window.logs,
    MOST_STRETCHES,
  );
  const logs = stretches.map((stretch) => stretch.logs);
  const found = rhythm(logs);
  if (found === null) {
    return notTestable(
      QUESTION,
      logs.length < 20
        ? "the logs fill fewer than twenty whole windows"
        : "every window holds the same number of logs",
    );
  }
  const step_us = (stretches[1].at_s - stretches[0].at_s) * 1e6;
  const mean = sum(logs) / logs.length;
  const period = periodText(found.period * step_us, found.cycles);
  const longest = formatPeriod(logs.length / FEWEST_CYCLES * step_us);
  const size = formatPercent(found.amplitude / mean);
  return conclude(QUESTION, {
    test: "Fisher's test of the strongest period",
    statistic: found.statistic,
    p_value: found.p_value,
    effect: {
      name:
        "swing of the log rate in the strongest period, as a part of its mean",
      unit: "fraction",
      value: found.amplitude / mean,
      low: found.low / mean,
      high: found.high / mean,
      matters: thresholdsOf(options).activity_rhythm,
    },
    seen:
      `activity swings most strongly every ${period}, by ${size} to either side of its mean, seen ${
        countText(Math.round(found.cycles), "time")
      } (of all periods up to ${longest}, a third of the logs)`,
    means: {
      supported: "activity has a rhythm",
      within_noise: "noise alone swings as much",
      refuted: "the rhythm is detectable but negligible",
    },
    advice: {
      supported: `Scale by the clock: the load comes and goes every ${period}.`,
      within_noise:
        `Do not plan by the clock: there is no rhythm of up to ${longest}.`,
      refuted: `Do not plan by the clock: the rhythm is too small.`,
    },
  }, options);
}
