import type { DataFrame } from "../../logs/data_frame.ts";
import { formatNumber } from "../../logs/format_number.ts";
import { correlation } from "../../stats/correlation.ts";
import { effectiveSize } from "../../stats/effective_size.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { stretchesOf, wholeWindows } from "../frames.ts";
import { lacking } from "../lacking.ts";
import { correlationText } from "../wording.ts";

const QUESTION = {
  id: "failure_latency",
  section: "anomalies",
  question: "Do failures and slowness come together?",
  audience: "fault diagnosis",
  evidence: {
    result: "windows.csv",
    notebook: "05_anomalies",
    heading: "The two metrics together",
  },
} as const satisfies Question;

const FEWEST_STRETCHES = 20;
/** Finer than for trends: what comes together may be short. */
const MOST_STRETCHES = 2_000;

/**
 * Do slow windows have more failures? The correlation of the windows' failure
 * rates and mean latencies, their memory allowed for; the effect is the
 * correlation. Partial windows are left out; windows are joined until they hold
 * about five failures.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { failureLatencyFinding } from "./failure_latency.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = failureLatencyFinding(await logs.windows("5s"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function failureLatencyFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const lack = lacking(windows, "level", "latency_ms");
  if (lack !== null) return notTestable(QUESTION, lack);
  const whole = wholeWindows(windows);
  if (whole.every(({ failures }) => failures === 0)) {
    return notTestable(QUESTION, "no log of a whole window is a failure");
  }
  const told = stretchesOf(whole, ({ failures }) => failures, MOST_STRETCHES)
    .filter(({ latencies }) => latencies > 0);
  if (told.length < FEWEST_STRETCHES) {
    return notTestable(
      QUESTION,
      "the failures and latencies fill fewer than twenty whole windows",
    );
  }
  const rates = told.map(({ failures, logs }) => failures / logs);
  const means = told.map(({ mean_ms }) => mean_ms);
  if ([rates, means].some((of) => of.every((value) => value === of[0]))) {
    return notTestable(
      QUESTION,
      "the failure rate or the mean latency never changes",
    );
  }
  const worth = effectiveSize(rates, means);
  const found = correlation(rates, means, 0.95, worth);
  const apart = found.value < 0;
  const alone =
    "Look for the causes of failures and of slowness apart from each other.";
  return conclude(QUESTION, {
    test: "t-test of the correlation",
    statistic: found.statistic,
    p_value: found.p_value,
    effect: {
      name: "correlation of failure rate and mean latency",
      unit: "correlation",
      value: found.value,
      low: found.low,
      high: found.high,
      matters: thresholdsOf(options).failure_latency,
    },
    seen: `over ${
      formatNumber(told.length)
    } windows failure rate and mean latency correlate by ${
      correlationText(found.value)
    }`,
    means: {
      supported: apart
        ? "more fails while the system is fast"
        : "failures come with slowness",
      within_noise: "failures are as likely in slow windows as in fast ones",
      refuted: "the relation is detectable but negligible",
    },
    advice: {
      supported: apart
        ? "Look for requests that fail at once, such as refused ones: they make the mean look fast."
        : "Look for one cause of both: timeouts, or something that both wait for.",
      within_noise: alone,
      refuted: alone,
    },
  }, options);
}
