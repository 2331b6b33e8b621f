import type { Finding } from "./finding.ts";

/** What each question says again in another way, where the answer to both is yes. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  failure_extreme: ["incidents"],
  latency_extreme: ["incidents"],
  failure_rate_over_time: ["incidents", "failure_trend"],
  latency_over_time: ["incidents", "latency_trend"],
  latency_tail_by_service: ["latency_by_service"],
  level_mix: ["failure_rate_by_service"],
  activity_variation: ["incidents", "activity_rhythm", "activity_trend"],
  activity_memory: ["incidents", "activity_rhythm", "activity_trend"],
  services_together: ["incidents", "activity_rhythm", "activity_trend"],
};

/**
 * Does a supported finding say again what another supported one says? An
 * incident makes its worst window extreme, and a daily rhythm makes activity
 * vary. A reader with a minute needs the first only.
 *
 * Where findings name what stands out, only a finding about the same follows: a
 * service that fails more also has another mix of levels, unless the mix is
 * about another service or level.
 *
 * @param finding A supported one.
 * @param findings All of a report.
 */
export function followsFromOther(
  finding: Finding,
  findings: readonly Finding[],
): boolean {
  const causes = FOLLOWS[finding.id] ?? [];
  return findings.some(({ id, verdict, about = [] }) =>
    verdict === "supported" && causes.includes(id) &&
    (finding.about ?? []).every((name) => about.includes(name))
  );
}
