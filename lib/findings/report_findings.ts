import {
  detectAnomalies,
  type DetectedAnomalies,
} from "../anomaly/detect_anomalies.ts";
import type { LogSource } from "../logs/log_source.ts";
import { resolveEvery } from "../metrics/resolve_every.ts";
import { timeScale } from "../metrics/time_scale.ts";
import { checkQuality } from "../quality/check_quality.ts";
import { failureExtremeFinding } from "./anomalies/failure_extreme.ts";
import { flaggedWindowsFinding } from "./anomalies/flagged_windows.ts";
import { latencyExtremeFinding } from "./anomalies/latency_extreme.ts";
import type { Finding } from "./finding.ts";
import { latencyByServiceFinding } from "./latency/latency_by_service.ts";
import { latencyLoadFinding } from "./latency/latency_load.ts";
import { latencyVariationFinding } from "./latency/latency_variation.ts";
import { dataQualityFinding } from "./quality/data_quality.ts";
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
  /** What the model found in the analysis windows, where that is known; defaults to fitting one. */
  readonly anomalies?: DetectedAnomalies;
  /** What counts as sure and as large. */
  readonly thresholds?: Partial<Thresholds>;
}

/**
 * Every question that the report answers, in the order of its sections, after
 * the question whether the logs can be trusted.
 *
 * Each p-value is adjusted for all of them, so that the chance of even one
 * false alarm in a report is at most 5%; a question asked alone gets the same
 * verdict. What the logs lack a column for comes out as `not_testable`.
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
  const { contamination = 0.01, seed = 42, thresholds } = options;
  const asked = { thresholds };
  const frames = await fetchFrames(logs, options.every ?? "auto");
  const { checks, windows, byService, byLevel } = frames;
  const found = options.anomalies ??
    detectAnomalies(windows, { contamination, seed });
  return [
    dataQualityFinding(checks),
    serviceVolumeFinding(byService, asked),
    dominantLevelFinding(byLevel, asked),
    levelMixFinding(frames.levelMix, asked),
    activityVariationFinding(frames.activity, asked),
    activityMemoryFinding(frames.activity, asked),
    failureShareFinding(byLevel, asked),
    failureRateFinding(byService, asked),
    fatalShareFinding(byService, asked),
    failureVariationFinding(windows, asked),
    failureMessagesFinding(frames.byMessage, asked),
    latencyByServiceFinding(frames.latency, asked),
    latencyVariationFinding(frames.trend, asked),
    latencyLoadFinding(windows, asked),
    flaggedWindowsFinding(found.windows, contamination),
    latencyExtremeFinding(windows, asked),
    failureExtremeFinding(windows, asked),
  ];
}

/** What the questions are answered from. */
async function fetchFrames(logs: LogSource, every: string) {
  const { first, last } = await logs.overview();
  const scale = timeScale(first, last);
  const analysis = resolveEvery(every, scale.analysis);
  return {
    checks: await checkQuality(logs, { every: analysis }),
    activity: await logs.windows(scale.activity),
    windows: await logs.windows(analysis),
    trend: await logs.windows(scale.trend),
    byService: await logs.counts("service"),
    byLevel: await logs.counts("level"),
    levelMix: await logs.counts(["service", "level"]),
    byMessage: await logs.counts("message"),
    latency: await logs.latency("service"),
  };
}
