import pl from "nodejs-polars";
import type { Dimension, RowFilter } from "../../logs/log_source.ts";
import type { CondensedLogs, Group } from "./condensed_logs.ts";
import { gridBy, isFailure } from "./grid.ts";

/** What {@linkcode condensedCounts} counts. */
export interface CondensedCountsQuestion {
  readonly logs: CondensedLogs;
  readonly by: readonly Dimension[];
  readonly filter: RowFilter;
  /** Whether the logs have levels at all; without, failures are unknown. */
  readonly leveled: boolean;
}

/** Counts logs by dimensions; see `LogSource.counts()` for the frame, which has no order yet. */
export function condensedCounts(
  { logs, by, filter, leveled }: CondensedCountsQuestion,
): pl.DataFrame {
  const { groups } = logs.facts;
  const { placeOf, values } = gridBy(groups, by);
  const counts = countGroups(logs, filter);
  const sumOf = (name: string, isMeant: (group: Group) => boolean) => {
    const sums = new Float64Array(values.length);
    groups.forEach((group, i) => {
      if (passes(group, filter) && isMeant(group)) {
        sums[placeOf[i]] += counts[i];
      }
    });
    return pl.Series(name, sums);
  };
  const failures = [
    sumOf("errors", ({ level }) => level === "ERROR"),
    sumOf("fatals", ({ level }) => level === "FATAL"),
    sumOf("failures", isFailure),
  ];
  const frame = pl.DataFrame([
    ...by.map((dimension, i) =>
      pl.Series(dimension, values.map((value) => value[i]), pl.Utf8)
    ),
    sumOf("logs", () => true),
    ...failures,
  ]).filter(pl.col("logs").gt(0));
  return leveled ? frame : frame.withColumns(
    ...["errors", "fatals", "failures"].map((name) =>
      pl.lit(null).cast(pl.Float64).alias(name)
    ),
  );
}

/** How many rows of each group lie in the filter's period. */
function countGroups(
  logs: CondensedLogs,
  { from, to }: RowFilter,
): ArrayLike<number> {
  const { groups } = logs.facts;
  if (from === undefined && to === undefined) {
    return groups.map((group) => group.logs);
  }
  const counts = new Float64Array(groups.length);
  const [start, end] = [from ?? -Infinity, to ?? Infinity];
  for (const block of logs.blocks(start, end)) {
    for (let row = 0; row < block.rows; row++) {
      const time = block.times[row];
      if (time >= start && time < end) counts[block.groups[row]]++;
    }
  }
  return counts;
}

/** Whether a group's level, service and message are those of a filter. */
function passes(group: Group, filter: RowFilter): boolean {
  const { level, service, message, failures } = filter;
  return (level === undefined || group.level === level) &&
    (service === undefined || group.service === service) &&
    (message === undefined || group.message === message) &&
    (!failures || isFailure(group));
}
