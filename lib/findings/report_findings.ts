import { detectAnomalies } from "../anomaly/detect_anomalies.ts";
import type { LogSource } from "../logs/log_source.ts";
import { resolveEvery } from "../metrics/resolve_every.ts";
import { timeScale } from "../metrics/time_scale.ts";
import { holm } from "../stats/adjust.ts";
import { failureExtremeFinding } from "./anomalies/failure_extreme.ts";
import { flaggedWindowsFinding } from "./anomalies/flagged_windows.ts";
import { latencyExtremeFinding } from "./anomalies/latency_extreme.ts";
import type { FindingOptions } from "./conclude.ts";
import type { Finding } from "./finding.ts";
import { latencyByServiceFinding } from "./latency/latency_by_service.ts";
import { latencyLoadFinding } from "./latency/latency_load.ts";
import { latencyVariationFinding } from "./latency/latency_variation.ts";
import { failureMessagesFinding } from "./reliability/failure_messages.ts";
import { failureRateFinding } from "./reliability/failure_rate.ts";
import { failureShareFinding } from "./reliability/failure_share.ts";
import { failureVariationFinding } from "./reliability/failure_variation.ts";
import { fatalShareFinding } from "./reliability/fatal_share.ts";
import type { Thresholds } from "./thresholds.ts";
import { activityMemoryFinding } from "./workload/activity_memory.ts";
import { activityVariationFinding } from "./workload/activity_variation.ts";
import { dominantLevelFinding } from "./workload/dominant_level.ts";
import { levelMixFinding } from "./workload/level_mix.ts";
import { serviceVolumeFinding } from "./workload/service_volume.ts";

/** Options of {@linkcode reportFindings}. */
export interface ReportOptions {
  /** The analysis windows' length; defaults to `auto`, which suits the period. */
  readonly every?: string;
  /** The share of windows that the anomaly model flags; defaults to 0.01. */
  readonly contamination?: number;
  /** The anomaly model's seed; defaults to 42. */
  readonly seed?: number;
  /** What counts as sure and as large. */
  readonly thresholds?: Partial<Thresholds>;
}

/** A question whose frames are at hand. */
type Asked = (options: FindingOptions) => Finding;

/**
 * Every question that the report answers, in the order of its sections.
 *
 * The p-values are adjusted over all of them by Holm's method, so that the
 * chance of even one false alarm in a report is at most 5 %; a verdict can
 * therefore be more cautious than the same question's alone. What the logs lack
 * a column for comes out as `not_testable`.
 *
 * @param logs Any source; only aggregates are asked for.
 * @throws {InputError} If `every` cannot be read or contamination or seed are out of range.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { reportFindings } from "./report_findings.ts";
 *
 * const findings = await reportFindings(await openLogs());
 * const services = findings.find(({ id }) => id === "service_volume");
 * assertEquals(services?.verdict, "within_noise");
 * ```
 */
export async function reportFindings(
  logs: LogSource,
  options: ReportOptions = {},
): Promise<Finding[]> {
  const { thresholds } = options;
  const questions = await askAll(logs, options);
  const alone = questions.map((ask) => ask({ thresholds }));
  const adjusted = holm(alone.map(({ p_value }) => p_value));
  return questions.map((ask, i) =>
    ask({ thresholds, p_value: adjusted[i] ?? undefined })
  );
}

/** Fetches the frames once; the questions are then answered from memory. */
async function askAll(
  logs: LogSource,
  options: ReportOptions,
): Promise<Asked[]> {
  const { every = "auto", contamination = 0.01, seed = 42 } = options;
  const { first, last } = await logs.overview();
  const scale = timeScale(first, last);
  const analysis = resolveEvery(every, scale.analysis);
  const activity = await logs.windows(scale.activity);
  const windows = await logs.windows(analysis);
  const trend = await logs.windows(scale.trend);
  const byService = await logs.counts("service");
  const byLevel = await logs.counts("level");
  const mix = await logs.counts(["service", "level"]);
  const byMessage = await logs.counts("message");
  const latency = await logs.latency("service");
  const found = detectAnomalies(windows, { contamination, seed });
  return [
    (o) => serviceVolumeFinding(byService, o),
    (o) => dominantLevelFinding(byLevel, o),
    (o) => levelMixFinding(mix, o),
    (o) => activityVariationFinding(activity, o),
    (o) => activityMemoryFinding(activity, o),
    (o) => failureShareFinding(byLevel, o),
    (o) => failureRateFinding(byService, o),
    (o) => fatalShareFinding(byService, o),
    (o) => failureVariationFinding(windows, o),
    (o) => failureMessagesFinding(byMessage, o),
    (o) => latencyByServiceFinding(latency, o),
    (o) => latencyVariationFinding(trend, o),
    (o) => latencyLoadFinding(windows, o),
    () => flaggedWindowsFinding(found.windows, contamination),
    (o) => latencyExtremeFinding(windows, o),
    (o) => failureExtremeFinding(windows, o),
  ];
}
