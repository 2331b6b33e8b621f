export type {
  Audience,
  Effect,
  EvidencePlace,
  Finding,
  Section,
  Verdict,
} from "./finding.ts";
export {
  effectText,
  findingMarkdown,
  findingNumbers,
  VERDICT_WORDS,
} from "./finding_markdown.ts";
export { type FindingOptions, REPORT_QUESTIONS } from "./conclude.ts";
export { byAttention, headlineFindings, tallyText } from "./by_attention.ts";
export { closingText } from "./closing_text.ts";
export { CONSEQUENCE } from "./consequence.ts";
export { reportFindings, type ReportOptions } from "./report_findings.ts";
export { answerQuestions, type ReportFrames } from "./answer_questions.ts";
export { userColumn } from "./user_column.ts";
export { userReach } from "./user_reach.ts";
export { DEFAULT_THRESHOLDS, type Thresholds } from "./thresholds.ts";
export { useThresholds } from "./chosen_thresholds.ts";

export { dataQualityFinding } from "./quality/data_quality.ts";

export { activityMemoryFinding } from "./workload/activity_memory.ts";
export { activityRhythmFinding } from "./workload/activity_rhythm.ts";
export { activityTrendFinding } from "./workload/activity_trend.ts";
export { activityVariationFinding } from "./workload/activity_variation.ts";
export { dominantLevelFinding } from "./workload/dominant_level.ts";
export { levelMixFinding } from "./workload/level_mix.ts";
export { serviceVolumeFinding } from "./workload/service_volume.ts";
export { servicesTogetherFinding } from "./workload/services_together.ts";

export { failureMessagesFinding } from "./reliability/failure_messages.ts";
export { failureRateFinding } from "./reliability/failure_rate.ts";
export {
  failureReachFinding,
  type Reach,
} from "./reliability/failure_reach.ts";
export { failureShareFinding } from "./reliability/failure_share.ts";
export { failureTrendFinding } from "./reliability/failure_trend.ts";
export { failureVariationFinding } from "./reliability/failure_variation.ts";
export { fatalShareFinding } from "./reliability/fatal_share.ts";
export { messageMixFinding } from "./reliability/message_mix.ts";
export { warningsLeadFinding } from "./reliability/warnings_lead.ts";

export { latencyByServiceFinding } from "./latency/latency_by_service.ts";
export { latencyLoadFinding } from "./latency/latency_load.ts";
export { latencyTailFinding } from "./latency/latency_tail.ts";
export { latencyTrendFinding } from "./latency/latency_trend.ts";
export { latencyVariationFinding } from "./latency/latency_variation.ts";

export { failureLatencyFinding } from "./anomalies/failure_latency.ts";
export { incidentsFinding } from "./anomalies/incidents.ts";
export { failureExtremeFinding } from "./anomalies/failure_extreme.ts";
export { flaggedWindowsFinding } from "./anomalies/flagged_windows.ts";
export { latencyExtremeFinding } from "./anomalies/latency_extreme.ts";
