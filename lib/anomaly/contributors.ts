import type { ColumnCounts } from "./column_counts.ts";
import {
  type Change,
  compareValues,
  type Comparison,
  type ContributorMetric,
} from "./compare_values.ts";
import type { Incident } from "./incidents.ts";

/** A service, a message or another value that an incident changed by more than chance. */
export interface Contributor extends Change {
  /** The chance of such a change if there were none, corrected for all values and metrics of its list that were tried (Bonferroni). */
  readonly p_value: number;
}

/** What is named changed by more than chance, whatever else was tried. */
const LIMIT = 0.05;

/**
 * What an incident changed among the values of some columns: the metric that
 * drove the incident first, then the furthest; every value once.
 *
 * @param place The place of the incident among the spans.
 * @param outside_us How much time lies outside of all spans.
 */
export function contributorsOf(
  incident: Incident,
  place: number,
  columns: readonly ColumnCounts[],
  outside_us: number,
): Contributor[] {
  const drivers = incident.drivers.map(({ metric }) => metric);
  const comparison: Comparison = {
    metrics: [...new Set<ContributorMetric>([...drivers, "logs"])],
    // Where the number of logs changed, a share of them would hide how.
    per: drivers.includes("logs") ? "time" : "logs",
    inside_us: incident.end_us - incident.start_us,
    outside_us,
  };
  const values = columns.reduce((sum, { distinct }) => sum + distinct, 0);
  const tried = values * comparison.metrics.length;
  const changed = columns
    .flatMap((counts) => compareValues(counts, place, comparison))
    .map((one) => ({ ...one, p_value: Math.min(1, one.p_value * tried) }))
    .filter(({ p_value }) => p_value <= LIMIT);
  return inOrder(changed, drivers);
}

function inOrder(
  changed: readonly Contributor[],
  drivers: readonly ContributorMetric[],
): Contributor[] {
  const rank = ({ metric }: Contributor) =>
    drivers.includes(metric) ? drivers.indexOf(metric) : drivers.length;
  const seen = new Set<string>();
  return changed.toSorted((a, b) =>
    rank(a) - rank(b) || Math.abs(b.z) - Math.abs(a.z) ||
    (a.value < b.value ? -1 : 1)
  ).filter(({ column, value }) => {
    const key = JSON.stringify([column, value]);
    return !seen.has(key) && seen.add(key);
  });
}
