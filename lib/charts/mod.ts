/**
 * The charts, each a function from frames to one self-contained figure.
 *
 * @module
 */
export { anomalyScatter } from "./anomaly_scatter.ts";
export { errorFatalShare } from "./error_fatal_share.ts";
export { failureAnomalies } from "./failure_anomalies.ts";
export { failureMessages } from "./failure_messages.ts";
export { failureMessagesByService } from "./failure_messages_by_service.ts";
export { failureRate } from "./failure_rate.ts";
export { failuresOverTime } from "./failures_over_time.ts";
export type { Figure } from "./figure.ts";
export { knownIncidents } from "./known_incidents.ts";
export { latencyAgainstLoad } from "./latency_against_load.ts";
export { latencyAnomalies } from "./latency_anomalies.ts";
export { latencyByService } from "./latency_by_service.ts";
export { latencyDistribution } from "./latency_distribution.ts";
export { latencyTrend } from "./latency_trend.ts";
export { levelByService } from "./level_by_service.ts";
export { levelDistribution } from "./level_distribution.ts";
export { logActivity } from "./log_activity.ts";
export type { LogPeriod } from "./parts/logged_text.ts";
export { messageFrequency } from "./message_frequency.ts";
export { scoreDistribution } from "./score_distribution.ts";
export { serviceContribution } from "./service_contribution.ts";
export { serviceVolume } from "./service_volume.ts";
