/**
 * What counts as sure and what counts as large. With enough rows everything is
 * significant, so a finding is supported only if its effect also reaches the
 * size that matters. All but the first are fractions, to either side of 0.
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
  /** The most frequent failure message against an equal share. */
  readonly message_lead: number;
  /** A service's mean latency against the others'. */
  readonly latency_difference: number;
  /** The standard deviation of the true mean latency over time, as a part of its mean. */
  readonly latency_variation: number;
  /** The rise of the mean latency for twice the load. */
  readonly latency_load: number;
  /** One window's mean latency against the overall mean. */
  readonly latency_extreme: number;
  /** One window's failure rate against the overall rate. */
  readonly failure_extreme: number;
}

/** The sizes that the report uses unless told otherwise. */
export const DEFAULT_THRESHOLDS = {
  significance: 0.05,
  service_volume: 0.1,
  level_lead: 0.5,
  activity_variation: 0.1,
  activity_memory: 0.1,
  level_mix: 0.1,
  failure_share: 0.05,
  failure_rate: 0.1,
  fatal_share: 0.1,
  failure_variation: 0.1,
  message_lead: 0.5,
  latency_difference: 0.05,
  latency_variation: 0.05,
  latency_load: 0.05,
  latency_extreme: 0.1,
  failure_extreme: 0.25,
} as const satisfies Thresholds;
