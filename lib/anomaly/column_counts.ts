import type pl from "nodejs-polars";
import type { Breakdown } from "../logs/log_source.ts";
import { finiteColumn, numberColumn } from "../metrics/column_values.ts";

/** What a value has, inside an incident or outside. */
export interface Counts {
  readonly logs: number;
  readonly failures: number;
  readonly latencies: number;
  readonly mean_ms: number;
  readonly sd_ms: number;
}

/** A column's breakdown, ready to be compared. */
export interface ColumnCounts {
  readonly column: string;
  /** How many values it has in all logs. */
  readonly distinct: number;
  /** By the place of the span; null is outside of all. */
  readonly places: ReadonlyMap<number | null, PlacedCounts>;
}

/** What every value, and all together, have at one place. */
export interface PlacedCounts {
  readonly values: ReadonlyMap<string, Counts>;
  readonly all: Counts;
}

/** What a value has where it does not occur. */
export const NOTHING: Counts = {
  ...{ logs: 0, failures: 0, latencies: 0 },
  ...{ mean_ms: NaN, sd_ms: NaN },
};

/** Sorts a breakdown's rows by the place of their span. */
export function columnCounts(
  column: string,
  { values, distinct }: Breakdown,
): ColumnCounts {
  const places = numberColumn(values, "span");
  const names = values.getColumn("value").toArray() as (string | null)[];
  const counts = countsOf(values);
  const found = new Map<
    number | null,
    { values: Map<string, Counts>; all: Counts }
  >();
  places.forEach((place, row) => {
    const name = names[row];
    const at = found.get(place) ?? { values: new Map(), all: NOTHING };
    if (name === null) at.all = counts[row];
    else at.values.set(name, counts[row]);
    found.set(place, at);
  });
  return { column, distinct, places: found };
}

function countsOf(values: pl.DataFrame): Counts[] {
  const [logs, failures, latencies, means, sds] = [
    "logs",
    "failures",
    "latency_count",
    "latency_mean_ms",
    "latency_sd_ms",
  ].map((name) => finiteColumn(values, name));
  return logs.map((count, row) => ({
    logs: count,
    failures: failures[row],
    latencies: latencies[row],
    mean_ms: means[row],
    sd_ms: sds[row],
  }));
}
