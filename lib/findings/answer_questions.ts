import {
  detectAnomalies,
  type DetectedAnomalies,
} from "../anomaly/detect_anomalies.ts";
import type { Explanation } from "../anomaly/explain.ts";
import type pl from "nodejs-polars";
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
  /** `windows()` of the activity, the analysis and the trend length. */
  readonly activity: pl.DataFrame;
  /** `windows()` of the length for the analysis. */
  readonly windows: pl.DataFrame;
  /** `windows()` of the length for trends. */
  readonly trend: pl.DataFrame;
  /** `windows(volume, "service")` and `windows(analysis, "level")`. */
  readonly volume: pl.DataFrame;
  /** `windows()` by level. */
  readonly levelWindows: pl.DataFrame;
  /** `counts()` by one or two dimensions. */
  readonly byService: pl.DataFrame;
  /** `counts()` by level. */
  readonly byLevel: pl.DataFrame;
  /** `counts()` by message. */
  readonly byMessage: pl.DataFrame;
  /** `counts()` by service and level. */
  readonly levelMix: pl.DataFrame;
  /** `counts()` by service and message. */
  readonly messageMix: pl.DataFrame;
  /** `latency("service")`. */
  readonly latency: pl.DataFrame;
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
