import type { DataFrame } from "../../logs/data_frame.ts";
import { formatSignificant } from "../../logs/format_number.ts";
import { sidak } from "../../stats/adjust.ts";
import { excessVariance } from "../../stats/excess_variance.ts";
import { twoSidedZ } from "../../stats/intervals.ts";
import { pooledSd } from "../../stats/pooled_sd.ts";
import { normalTwoSided } from "../../stats/tails.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { wholeWindows, type Window } from "../frames.ts";
import { lacking } from "../lacking.ts";
import { moreOrLess } from "../wording.ts";
import { singleWindow } from "./single_window.ts";

const QUESTION = {
  id: "latency_extreme",
  section: "anomalies",
  question: "Is the most extreme window's latency beyond what noise gives?",
  audience: "fault diagnosis",
  evidence: {
    result: "windows.csv",
    notebook: "05_anomalies",
    heading: "Latency with anomalies",
  },
} as const satisfies Question;

/** Means over fewer latencies are not normal enough to judge their extremes. */
const FEWEST_LATENCIES = 30;

/**
 * Among so many windows, is the one whose mean latency lies furthest from the
 * overall mean further than noise puts it? The largest of n normal deviates, by
 * Šidák; the effect is its deviation, with an interval that allows for the
 * choice. Partial windows and those with fewer than 30 latencies are left out.
 *
 * Assumes independent latencies; means of very skewed latencies have more
 * extremes than the normal distribution allows.
 *
 * @param windows The frame of `windows(every)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { latencyExtremeFinding } from "./latency_extreme.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = latencyExtremeFinding(await logs.windows("5s"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function latencyExtremeFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const lack = lacking(windows, "latency_ms");
  if (lack !== null) return notTestable(QUESTION, lack);
  const found = wholeWindows(windows)
    .filter(({ latencies }) => latencies >= FEWEST_LATENCIES);
  if (found.length < 3) {
    return notTestable(
      QUESTION,
      `fewer than three whole windows have ${FEWEST_LATENCIES} latencies`,
    );
  }
  const sd = pooledSd(
    found.map(({ sd_ms }) => sd_ms),
    found.map(({ latencies }) => latencies),
  );
  if (!(sd > 0)) {
    return notTestable(QUESTION, "the latencies do not vary within windows");
  }
  const { mean } = excessVariance(
    found.map(({ mean_ms }) => mean_ms),
    found.map(({ sd_ms }) => sd_ms),
    found.map(({ latencies }) => latencies),
  );
  const z = (window: Window) =>
    (window.mean_ms - mean) * Math.sqrt(window.latencies) / sd;
  const extreme = found.reduce((best, next) =>
    Math.abs(z(next)) > Math.abs(z(best)) ? next : best
  );
  const value = extreme.mean_ms / mean - 1;
  const limit = twoSidedZ(0.95 ** (1 / found.length));
  const half = limit * sd / Math.sqrt(extreme.latencies) / mean;
  return conclude(QUESTION, {
    test: "largest of n normal deviates (Šidák)",
    statistic: z(extreme),
    p_value: sidak(normalTwoSided(z(extreme)), found.length),
    effect: {
      name: "mean latency of the most extreme window, against the overall mean",
      unit: "fraction",
      value,
      low: value - half,
      high: value + half,
      matters: thresholdsOf(options).latency_extreme,
    },
    ...singleWindow({
      what: "mean latency",
      start_us: extreme.start_us,
      starts_us: found.map(({ start_us }) => start_us),
      has: `a mean of ${formatSignificant(extreme.mean_ms)} ms against ${
        formatSignificant(mean)
      } ms overall (${moreOrLess(value, ["slower", "faster"])})`,
      beyond: found.filter((window) => Math.abs(z(window)) > limit).length,
    }),
  }, options);
}
