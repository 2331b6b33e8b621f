import type { Contributor } from "../anomaly/contributors.ts";
import type { Explanation } from "../anomaly/explain.ts";
import { formatTimestamp } from "../logs/timestamp.ts";

/**
 * Explained incidents as a pipeline reads them: `start`, `end` (exclusive) and
 * `peak` in ISO 8601, how many `windows` and `logs`, `direction`, `severity` in
 * standard errors, `p_value`, the `drivers`, and what changed: `services`,
 * `messages` and, of the logs' other columns, `others`.
 *
 * @param explanations What `explainIncidents` gives.
 * @returns Data for `JSON.stringify`, in the order of time.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { incidentsJson } from "./incidents_json.ts";
 *
 * assertEquals(incidentsJson([]), []);
 * ```
 */
export function incidentsJson(explanations: readonly Explanation[]) {
  return explanations.map(({ incident, services, messages, others }) => ({
    start: formatTimestamp(incident.start_us),
    end: formatTimestamp(incident.end_us),
    windows: incident.windows,
    logs: incident.logs,
    peak: formatTimestamp(incident.peak_us),
    direction: incident.direction,
    severity: incident.severity,
    p_value: incident.p_value,
    drivers: incident.drivers,
    services: services.map(withoutColumn),
    messages: messages.map(withoutColumn),
    others,
  }));
}

/** The list's name says what the column is. */
function withoutColumn({ column: _, ...rest }: Contributor) {
  return rest;
}
