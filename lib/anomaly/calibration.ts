import { sidak } from "../stats/adjust.ts";
import type { LevelFit } from "./baseline.ts";
import { falseDiscoveries } from "./false_discoveries.ts";
import { judgeMetric, type MetricJudgement } from "./judge_metric.ts";
import type { Metric } from "./score_metric.ts";
import type { Tail } from "./tail_chance.ts";
import {
  countMetric,
  failuresMetric,
  latencyMetric,
  type WindowValues,
} from "./window_metrics.ts";

/** How surprising each window is; columns as long as those that came in. */
export interface Calibration {
  /**
   * How likely a window at least this unusual is if nothing happened, by itself
   * or with those around it: the least likely of its metrics, by Šidák for as
   * many as there are. NaN where no metric has a value.
   */
  readonly p_value: Float64Array;
  /** 1 where a window survives the false discovery rate, else 0. */
  readonly significant: Uint8Array;
  /** Standard errors above the baseline, its own variability included; NaN where unknown. */
  readonly latency_z: Float64Array;
  readonly failures_z: Float64Array;
  readonly logs_z: Float64Array;
  /** What the baseline leads to expect: the mean latency in ms, and how many failures (of the window's logs) and logs; NaN where unknown. */
  readonly latency_usual_ms: Float64Array;
  readonly failures_usual: Float64Array;
  readonly logs_usual: Float64Array;
  /** 1 where a window has no logs although the load lets less than one in a thousand be empty. */
  readonly silent: Uint8Array;
}

/** Sampling theory says how the latency and the failures of a window scatter; the data correct it. */
const SAMPLING = { shape: "normal", prior: 20 } as const satisfies Tail;
/** What is only just out of the ordinary shows in this many windows together. */
const SAMPLED = {
  more: SAMPLING,
  fewer: SAMPLING,
  run: 6,
} as const satisfies MetricJudgement;
/**
 * Nothing says how a load varies but the load itself. That less happens, for an
 * hour or over a weekend, is more usual than that more does. It varies for longer
 * than a window, so that runs show nothing that windows do not.
 */
const LOAD = {
  more: { shape: "stretched", prior: 2 },
  fewer: { shape: "exponential", prior: 2 },
  run: 1,
} as const satisfies MetricJudgement;
/** Empty windows less likely than this are silences. */
const SILENCE = 0.001;
/** What was found is set aside and the rest judged anew, so often at most. */
const MOST_PASSES = 6;

/**
 * How surprising is each window, compared with what the same logs would give if
 * nothing had happened?
 *
 * Mean latency, failures given the number of logs, and the number of logs are
 * each compared with their baseline, in standard errors that hold sampling
 * noise for the window's own size and whatever more the metric varies by itself.
 * How likely such a distance is comes from the other windows: by counting, and
 * beyond what can be counted from a tail fitted to their peaks, so that logs
 * whose load comes in bursts need a larger burst to surprise. Latency and
 * failures are also judged over six windows in a row, in which a small shift that
 * stays is seen. Benjamini and Hochberg's rate over all windows says which are
 * significant.
 *
 * Significant windows are set aside, and the rest is judged again by what is
 * left, until no more are found: a large incident must not hide a small one.
 * Where nothing happened, nothing is set aside, so this adds no false alarms.
 *
 * @param windows Partial windows are NaN in every column.
 * @param fit The baseline's.
 * @param rate The false discovery rate, in (0, 1).
 * @see Benjamini and Hochberg (1995), Controlling the false discovery rate;
 * Vovk, Gammerman, Shafer (2005), Algorithmic learning in a random world, for
 * counting; Coles (2001), An introduction to statistical modeling of extreme
 * values, for peaks over a threshold.
 */
export function calibrate(
  windows: WindowValues,
  fit: LevelFit,
  rate: number,
): Calibration {
  const isOdd = new Uint8Array(windows.logs.length);
  const metrics = metricsOf(windows);
  for (let pass = 1;; pass++) {
    const judged = judge(windows, metrics, isOdd, fit, rate);
    let found = 0;
    judged.significant.forEach((isSignificant, i) => {
      if (!isSignificant || isOdd[i]) return;
      isOdd[i] = 1;
      found++;
    });
    if (found === 0 || pass === MOST_PASSES) return judged;
  }
}

function metricsOf(windows: WindowValues) {
  const { logs, failures } = windows;
  const isCounted = logs.some((count) => count > 0);
  return {
    latency: latencyMetric(windows),
    failures: isCounted
      ? failuresMetric(failures, logs)
      : countMetric(failures),
    logs: countMetric(logs),
  };
}

function judge(
  { logs }: WindowValues,
  metrics: Record<"latency" | "failures" | "logs", Metric>,
  isOdd: Uint8Array,
  fit: LevelFit,
  rate: number,
): Calibration {
  const latency = judgeMetric(metrics.latency, isOdd, fit, SAMPLED);
  const failures = judgeMetric(metrics.failures, isOdd, fit, SAMPLED);
  const load = judgeMetric(metrics.logs, isOdd, fit, LOAD);
  const known = [latency, failures, load]
    .filter(({ z }) => z.some((value) => !Number.isNaN(value)));
  const p_value = logs.map((_, i) => {
    const least = known.map((metric) => metric.p_value[i])
      .filter((p) => !Number.isNaN(p));
    return least.length === 0 ? NaN : sidak(Math.min(...least), known.length);
  });
  return {
    p_value,
    significant: falseDiscoveries(p_value, rate),
    latency_z: latency.z,
    failures_z: failures.z,
    logs_z: load.z,
    latency_usual_ms: latency.usual,
    failures_usual: failures.usual,
    logs_usual: load.usual,
    silent: Uint8Array.from(
      logs,
      (count, i) => count === 0 && load.below[i] < SILENCE ? 1 : 0,
    ),
  };
}
