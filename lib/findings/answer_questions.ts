import {
  detectAnomalies,
  type DetectedAnomalies,
} from "../anomaly/detect_anomalies.ts";
import type { Explanation } from "../anomaly/explain.ts";
import type { DataFrame } from "../logs/data_frame.ts";
import type { QualityCheck } from "../quality/quality_check.ts";
import { failureExtremeFinding } from "./anomalies/failure_extreme.ts";
import { failureLatencyFinding } from "./anomalies/failure_latency.ts";
import { flaggedWindowsFinding } from "./anomalies/flagged_windows.ts";
import { incidentsFinding } from "./anomalies/incidents.ts";
import { latencyExtremeFinding } from "./anomalies/latency_extreme.ts";
import type { Finding } from "./finding.ts";
import { latencyByServiceFinding } from "./latency/latency_by_service.ts";
import { latencyLoadFinding } from "./latency/latency_load.ts";
import { latencyTailFinding } from "./latency/latency_tail.ts";
import { latencyTrendFinding } from "./latency/latency_trend.ts";
import { latencyVariationFinding } from "./latency/latency_variation.ts";
import { dataQualityFinding } from "./quality/data_quality.ts";
import { failureMessagesFinding } from "./reliability/failure_messages.ts";
import { failureRateFinding } from "./reliability/failure_rate.ts";
import {
  failureReachFinding,
  type Reach,
} from "./reliability/failure_reach.ts";
import { failureShareFinding } from "./reliability/failure_share.ts";
import { failureTrendFinding } from "./reliability/failure_trend.ts";
import { failureVariationFinding } from "./reliability/failure_variation.ts";
import { fatalShareFinding } from "./reliability/fatal_share.ts";
import { messageMixFinding } from "./reliability/message_mix.ts";
import { warningsLeadFinding } from "./reliability/warnings_lead.ts";
import type { Thresholds } from "./thresholds.ts";
import { activityMemoryFinding } from "./workload/activity_memory.ts";
import { activityRhythmFinding } from "./workload/activity_rhythm.ts";
import { activityTrendFinding } from "./workload/activity_trend.ts";
import { activityVariationFinding } from "./workload/activity_variation.ts";
import { dominantLevelFinding } from "./workload/dominant_level.ts";
import { levelMixFinding } from "./workload/level_mix.ts";
import { serviceVolumeFinding } from "./workload/service_volume.ts";
import { servicesTogetherFinding } from "./workload/services_together.ts";

/** What the questions are answered from: frames as a `LogSource` gives them. */
export interface ReportFrames {
  /** What `checkQuality` found. */
  readonly checks: readonly QualityCheck[];
  /** `windows(activity)`: of the length that `timeScale` gives for activity, as for the others. */
  readonly activity: DataFrame;
  /** `windows(analysis)`. */
  readonly windows: DataFrame;
  /** `windows(trend)`. */
  readonly trend: DataFrame;
  /** `windows(volume, "service")`. */
  readonly volume: DataFrame;
  /** `windows(analysis, "level")`. */
  readonly levelWindows: DataFrame;
  /** `counts("service")`. */
  readonly byService: DataFrame;
  /** `counts("level")`. */
  readonly byLevel: DataFrame;
  /** `counts("message")`. */
  readonly byMessage: DataFrame;
  /** `counts(["service", "level"])`. */
  readonly levelMix: DataFrame;
  /** `counts(["service", "message"])`. */
  readonly messageMix: DataFrame;
  /** `latency("service")`. */
  readonly latency: DataFrame;
  /** Who is behind the logs; null where no column tells. */
  readonly reach: Reach | null;
}

/** How the questions are answered. */
export interface AnswerOptions {
  /** The share of windows that the anomaly model flags; defaults to 0.01. */
  readonly contamination?: number;
  /** The anomaly model's seed; defaults to 42. */
  readonly seed?: number;
  /** What the model found in the analysis windows, where that is known; defaults to fitting one. */
  readonly anomalies?: DetectedAnomalies;
  /** What incidents were about, where that is known; defaults to none. */
  readonly explanations?: readonly Explanation[];
  /** What counts as sure and as large. */
  readonly thresholds?: Partial<Thresholds>;
}

/**
 * Every question that the report answers, in the order of its sections, after
 * the question whether the logs can be trusted. `reportFindings` asks a source
 * for the frames and calls this.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { answerQuestions } from "./answer_questions.ts";
 * import { checkQuality } from "../quality/check_quality.ts";
 *
 * const logs = await openLogs("sample");
 * const windows = await logs.windows("5s");
 * const findings = answerQuestions({
 *   checks: await checkQuality(logs),
 *   activity: await logs.windows("1s"),
 *   windows,
 *   trend: await logs.windows("60s"),
 *   volume: await logs.windows("60s", "service"),
 *   levelWindows: await logs.windows("5s", "level"),
 *   byService: await logs.counts("service"),
 *   byLevel: await logs.counts("level"),
 *   byMessage: await logs.counts("message"),
 *   levelMix: await logs.counts(["service", "level"]),
 *   messageMix: await logs.counts(["service", "message"]),
 *   latency: await logs.latency("service"),
 *   reach: null,
 * });
 * assertEquals(findings.length, 28);
 * ```
 */
export function answerQuestions(
  frames: ReportFrames,
  options: AnswerOptions = {},
): Finding[] {
  const { contamination = 0.01, seed = 42, thresholds } = options;
  const asked = { thresholds };
  const { windows, activity, byService, byLevel, volume } = frames;
  const found = options.anomalies ??
    detectAnomalies(windows, { contamination, seed });
  return [
    dataQualityFinding(frames.checks),
    serviceVolumeFinding(byService, asked),
    servicesTogetherFinding(volume, asked),
    dominantLevelFinding(byLevel, asked),
    levelMixFinding(frames.levelMix, asked),
    activityVariationFinding(activity, asked),
    activityMemoryFinding(activity, asked),
    activityTrendFinding(windows, asked),
    activityRhythmFinding(activity, asked),
    failureShareFinding(byLevel, asked),
    failureRateFinding(byService, asked),
    fatalShareFinding(byService, asked),
    failureReachFinding(frames.reach, asked),
    failureVariationFinding(windows, asked),
    failureTrendFinding(windows, asked),
    warningsLeadFinding(frames.levelWindows, asked),
    failureMessagesFinding(frames.byMessage, asked),
    messageMixFinding(frames.messageMix, asked),
    latencyByServiceFinding(frames.latency, asked),
    latencyTailFinding(volume, frames.latency, asked),
    latencyVariationFinding(frames.trend, asked),
    latencyTrendFinding(windows, asked),
    latencyLoadFinding(activity, asked),
    flaggedWindowsFinding(found.windows, contamination),
    incidentsFinding(found.windows, options.explanations, asked),
    latencyExtremeFinding(windows, asked),
    failureExtremeFinding(windows, asked),
    failureLatencyFinding(windows, asked),
  ];
}
