/**
 * What counts as sure and what counts as large. With enough rows everything is
 * significant, so a finding is supported only if its effect also reaches the
 * size that matters. All but the first are fractions or correlations, to either
 * side of 0.
 */
export interface Thresholds {
  /** The largest p-value that is not called chance. */
  readonly significance: number;
  /** A service's volume against an equal share: 0.1 is 10% more or less. */
  readonly service_volume: number;
  /** How much more frequent than the next level a dominant one is. */
  readonly level_lead: number;
  /** The standard deviation of the true log rate, as a part of its mean. */
  readonly activity_variation: number;
  /** The standard deviation of what lasts of activity from window to window, as a part of its mean. */
  readonly activity_memory: number;
  /** How far the log rate swings to either side of its mean in a rhythm, as a part of the mean. */
  readonly activity_rhythm: number;
  /** The change of the log rate over the whole period, as a part of its mean. */
  readonly activity_trend: number;
  /** The correlation of two services' log counts over time. */
  readonly services_together: number;
  /** A level's share in one service against its share in the others. */
  readonly level_mix: number;
  /** The share of failures from which a system needs attention. */
  readonly failure_share: number;
  /** A service's failure rate against the others'. */
  readonly failure_rate: number;
  /** A service's share of FATAL among its failures against the others'. */
  readonly fatal_share: number;
  /** The standard deviation of the true failure rate over time, as a part of its mean. */
  readonly failure_variation: number;
  /** The change of the failure rate over the whole period, as a part of its mean. */
  readonly failure_trend: number;
  /** The correlation of warnings with the failures that come after them. */
  readonly warning_lead: number;
  /** How unevenly failures fall on users or clients, as a fraction. */
  readonly failure_reach: number;
  /** A message's share in one service against its share in the others. */
  readonly message_mix: number;
  /** The most frequent failure message against an equal share. */
  readonly message_lead: number;
  /** A service's mean latency against the others'. */
  readonly latency_difference: number;
  /** A service's 95th percentile of latency against the others'. */
  readonly latency_tail: number;
  /** The change of the mean latency over the whole period, as a part of its mean. */
  readonly latency_trend: number;
  /** The standard deviation of the true mean latency over time, as a part of its mean. */
  readonly latency_variation: number;
  /** The rise of the mean latency for twice the load. */
  readonly latency_load: number;
  /** The correlation of failure rate and mean latency over time. */
  readonly failure_latency: number;
  /** What drives an incident, against the windows around it. */
  readonly incident: number;
  /** One window's mean latency against the overall mean. */
  readonly latency_extreme: number;
  /** One window's failure rate against the overall rate. */
  readonly failure_extreme: number;
}

/**
 * The sizes that the report uses unless told otherwise.
 *
 * @example Usage
 * ```ts
 * import { useThresholds } from "./chosen_thresholds.ts";
 * import { DEFAULT_THRESHOLDS } from "./thresholds.ts";
 *
 * // Where 30% of the logs may be failures, more than that matters.
 * useThresholds({ ...DEFAULT_THRESHOLDS, failure_share: 0.3 });
 * ```
 */
export const DEFAULT_THRESHOLDS = {
  significance: 0.05,
  service_volume: 0.1,
  level_lead: 0.5,
  activity_variation: 0.1,
  activity_memory: 0.1,
  activity_rhythm: 0.1,
  activity_trend: 0.1,
  services_together: 0.3,
  level_mix: 0.1,
  failure_share: 0.05,
  failure_rate: 0.1,
  fatal_share: 0.1,
  failure_variation: 0.1,
  failure_trend: 0.1,
  warning_lead: 0.3,
  failure_reach: 0.1,
  message_mix: 0.25,
  message_lead: 0.5,
  latency_difference: 0.05,
  latency_tail: 0.1,
  latency_trend: 0.05,
  latency_variation: 0.05,
  latency_load: 0.05,
  failure_latency: 0.3,
  incident: 0.1,
  latency_extreme: 0.1,
  failure_extreme: 0.25,
} as const satisfies Thresholds;
