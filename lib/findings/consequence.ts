import type { Finding } from "./finding.ts";

/**
 * The questions by what a yes to them costs, the most first: what a reader with
 * a minute must know comes before what can wait.
 *
 * 1. Can the rest be believed at all?
 * 2. Something happened, at a known time: somebody should look now.
 * 3. Requests fail: how many, is it getting worse, where, for whom.
 * 4. Capacity is running out, or soon will.
 * 5. Requests are slow: where, when.
 * 6. What helps to plan, to alert and to read the logs.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CONSEQUENCE } from "./consequence.ts";
 *
 * assertEquals(CONSEQUENCE.slice(0, 2), ["data_quality", "incidents"]);
 * ```
 */
export const CONSEQUENCE: readonly string[] = [
  "data_quality",

  "incidents",
  "failure_extreme",
  "latency_extreme",

  "failure_share",
  "failure_trend",
  "failure_rate_by_service",
  "failure_reach",
  "failure_rate_over_time",
  "fatal_share_by_service",
  "failure_messages",
  "failure_latency",
  "warnings_lead",

  "latency_with_load",
  "latency_trend",
  "activity_trend",

  "latency_by_service",
  "latency_tail_by_service",
  "latency_over_time",

  "activity_rhythm",
  "services_together",
  "activity_variation",
  "activity_memory",
  "message_mix",
  "service_volume",
  "level_mix",
  "dominant_level",
  "flagged_windows",
];

/** Findings by {@linkcode CONSEQUENCE}; those that it does not name come last, in their order. */
export function byConsequence(findings: readonly Finding[]): Finding[] {
  const place = ({ id }: Finding) => {
    const found = CONSEQUENCE.indexOf(id);
    return found < 0 ? CONSEQUENCE.length : found;
  };
  return findings.toSorted((a, b) => place(a) - place(b));
}
