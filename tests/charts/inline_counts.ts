import pl from "nodejs-polars";
import type { Dimension } from "../../lib/logs/log_source.ts";
import { HOSTILE_NAMES } from "./hostile_names.ts";

/** What {@linkcode inlineCounts} makes counts of; one entry a row. */
export interface CountColumns {
  readonly logs: readonly number[];
  /** Null for logs without levels. Defaults to 0. */
  readonly errors?: readonly (number | null)[];
  readonly fatals?: readonly (number | null)[];
}

/** A frame as `counts(by)` gives it, from a few columns. */
export function inlineCounts(
  by: Readonly<Partial<Record<Dimension, readonly string[]>>>,
  { logs, errors = logs.map(() => 0), fatals = logs.map(() => 0) }:
    CountColumns,
): pl.DataFrame {
  const failures = errors.map((count, i) => {
    const fatal = fatals[i];
    return count === null || fatal === null ? null : count + fatal;
  });
  return pl.DataFrame([
    ...Object.entries(by).map(([name, values]) =>
      pl.Series(name, [...values], pl.Utf8)
    ),
    ...Object.entries({ logs, errors, fatals, failures }).map((
      [name, values],
    ) => pl.Series(name, [...values], pl.Float64)),
  ]);
}

/** Forty names: the hostile ones, and plain ones. */
export const FORTY_NAMES: readonly string[] = [
  ...HOSTILE_NAMES,
  ...Array.from(
    { length: 40 - HOSTILE_NAMES.length },
    (_, i) => `service-${i}`,
  ),
];
