import type { SampleRow } from "./sample_lines.ts";
import { KINDS } from "./scenario_kinds.ts";
import type { PlannedIncident } from "./scenario_plan.ts";
import { formatTimestamp } from "./timestamp.ts";

/**
 * Lets incidents befall rows: some change, some vanish, some are joined by
 * others. Timestamps still rise strictly.
 *
 * @param rows In the order of their timestamps.
 * @param incidents In the order of time, apart from each other.
 * @param random Numbers in [0, 1).
 */
export function* befall(
  rows: Iterable<SampleRow>,
  incidents: readonly PlannedIncident[],
  random: () => number,
): Generator<SampleRow> {
  let next = 0;
  let latest = -Infinity;
  for (const { row, at, until } of withNext(rows)) {
    while (next < incidents.length && incidents[next].end <= at) next++;
    const incident = incidents[next];
    const inside = incident !== undefined && incident.start <= at;
    const left = inside ? during(incident, row, at, random) : [row];
    for (const [i, changed] of left.entries()) {
      // Rows that an incident adds lie between this one and the next.
      const time = at + Math.floor((until - at) * i / left.length);
      latest = Math.max(time, latest + 1);
      yield latest === at
        ? changed
        : { ...changed, timestamp: formatTimestamp(latest).slice(0, -1) };
    }
  }
}

/** Each row with its time and the next one's, microseconds since 1970 UTC. */
function* withNext(rows: Iterable<SampleRow>) {
  let last: { row: SampleRow; at: number } | undefined;
  for (const row of rows) {
    const at = microsOf(row.timestamp);
    if (last !== undefined) yield { ...last, until: at };
    last = { row, at };
  }
  if (last !== undefined) yield { ...last, until: last.at + 1 };
}

function during(
  incident: PlannedIncident,
  row: SampleRow,
  at: number,
  random: () => number,
): SampleRow[] {
  const { kind, strength, service, host, start, end } = incident;
  const progress = (at - start) / (end - start);
  const by = KINDS[kind].by[strength];
  return KINDS[kind].befall(row, { service, host, by, progress, random });
}

function microsOf(timestamp: string): number {
  return Date.parse(`${timestamp.slice(0, 19)}Z`) * 1000 +
    Number(timestamp.slice(20));
}
