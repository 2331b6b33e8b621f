import type { DataFrame } from "../../logs/data_frame.ts";
import { formatNumber, formatSignificant } from "../../logs/format_number.ts";
import type { Association } from "../../stats/correlation.ts";
import { findKnee, type Knee } from "../../stats/knee.ts";
import { sum } from "../../stats/sum.ts";
import { weightedSlope } from "../../stats/weighted_slope.ts";
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

/** A bend has to be this much better than a line to be spoken of. */
const SURE_KNEE = 0.001;

const QUESTION = {
  id: "latency_with_load",
  section: "latency",
  question: "Does latency rise with load?",
  audience: "scaling",
  evidence: {
    result: null,
    notebook: "04_latency",
    heading: "Against load",
  },
} as const satisfies Question;

/**
 * Does the mean latency of a window rise with its number of logs? A t-test of
 * the least-squares slope, each window weighed by its latencies and the memory of
 * load and latency allowed for; the effect is the rise for twice the load, were
 * the line to go on. Partial windows are left out.
 *
 * It speaks only of the load that was observed. A cause common to load and
 * latency, such as the hour, looks the same.
 *
 * @param windows The frame of `windows(every)`. Short windows see more: load
 * changes most from one second to the next.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { latencyLoadFinding } from "./latency_load.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = latencyLoadFinding(await logs.windows("1s"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function latencyLoadFinding(
  windows: DataFrame,
  options: FindingOptions = {},
): Finding {
  const lack = lacking(windows, "latency_ms");
  if (lack !== null) return notTestable(QUESTION, lack);
  const whole = wholeWindows(windows);
  const seconds = windowSeconds(whole);
  const found = whole.filter(({ latencies }) => latencies > 0);
  if (found.length < 10) {
    return notTestable(QUESTION, "fewer than ten whole windows have latencies");
  }
  const load = found.map(({ logs }) => logs / seconds);
  const means = found.map(({ mean_ms }) => mean_ms);
  const [lowest, highest] = [Math.min(...load), Math.max(...load)];
  if (lowest === highest) {
    return notTestable(QUESTION, "the load never changes");
  }
  if (means.every((mean) => mean === means[0])) {
    return notTestable(QUESTION, "the latency never changes");
  }
  const counts = found.map(({ latencies }) => latencies);
  const line = weightedSlope(load, means, counts);
  const usual = sum(load) / load.length;
  const weighed = (of: readonly number[]) =>
    sum(of.map((value, i) => value * counts[i])) / sum(counts);
  // The line's latency at the mean load; it goes through the weighed means.
  const latency = weighed(means) - line.value * (weighed(load) - usual);
  // From ms for one log a second to a fraction of the latency for twice the mean load.
  const doubling = (ms: number) => ms * usual / latency;
  const range = `${rateText(lowest)} to ${rateText(highest)} logs per second`;
  const falls = line.value < 0;
  return conclude(QUESTION, {
    test: "t-test of the weighted least-squares slope",
    statistic: line.statistic,
    p_value: line.p_value,
    effect: {
      name: "change of the mean latency for twice the load, along the line",
      unit: "fraction",
      value: doubling(line.value),
      low: doubling(line.low),
      high: doubling(line.high),
      matters: thresholdsOf(options).latency_load,
    },
    seen: `latency ${perTen(line, lowest, highest)} over the observed ${range}${
      kneeText(findKnee(load, means, counts), lowest, highest)
    }`,
    means: {
      supported: falls
        ? "more load comes with less latency"
        : "more load costs latency",
      within_noise: "there is no sign of saturation in that range",
      refuted:
        "the change is detectable but negligible; there is no sign of saturation in that range",
    },
    advice: {
      supported: falls
        ? "More load costs no latency in the observed range; ask what else differs when load is low."
        : "Plan capacity before load grows further.",
      within_noise:
        "These logs give no reason to scale out; what more load would do, only a load test can tell.",
      refuted:
        "These logs give no reason to scale out; what more load would do, only a load test can tell.",
    },
  }, options);
}

/** A rate of logs: whole numbers without decimals. */
function rateText(rate: number): string {
  return Number.isInteger(rate) ? formatNumber(rate) : formatSignificant(rate);
}

/**
 * Where latency begins to rise, if a bend explains it far better than the line:
 * what capacity there is below it is to be had without a cost.
 */
function kneeText(
  knee: Knee | undefined,
  lowest: number,
  highest: number,
): string {
  if (knee === undefined || knee.p_value > SURE_KNEE || knee.slope <= 0) {
    return "";
  }
  const step = loadStep(lowest, highest);
  return `; better described, it is flat up to ${
    rateText(knee.at)
  } logs per second and rises by ${
    formatSignificant(knee.slope * step)
  } ms per ${step} above that`;
}

/**
 * The slope for a step of load that a reader can picture within the range: 10
 * logs a second where the range holds it, otherwise the power of ten below it.
 */
function perTen(line: Association, lowest: number, highest: number): string {
  const step = loadStep(lowest, highest);
  const size = formatSignificant(Math.abs(line.value * step));
  // The interval's bounds with as many decimals as the slope deserves.
  const wide = Math.max(Math.abs(line.low), Math.abs(line.high)) * step;
  const digits = Math.max(0, 1 - Math.floor(Math.log10(wide)));
  const [low, high] = [line.low, line.high]
    .map((ms) => formatNumber(ms * step, Math.min(digits, 20)));
  const way = line.value < 0 ? "falls" : "rises";
  const more = `${step === 1 ? "log" : `${step} logs`} per second more`;
  return `${way} by ${size} ms per ${more} (95% interval ${low} to ${high} ms)`;
}

function loadStep(lowest: number, highest: number): number {
  return Math.min(10, 10 ** Math.floor(Math.log10(highest - lowest)));
}
