import type { DataFrame } from "../logs/data_frame.ts";
import { InputError } from "../logs/input_error.ts";
import { timeColumn } from "../metrics/column_values.ts";
import { benjaminiHochberg } from "../stats/adjust.ts";
import { type Driver, driversOf } from "./drivers.ts";
import { readJudged } from "./judged_windows.ts";

/** Significant windows that belong together. */
export interface Incident {
  /** Start of its first window (inclusive) and end of its last (exclusive), microseconds since 1970 UTC. */
  readonly start_us: number;
  /** When its last window ends, microseconds since 1970 UTC. */
  readonly end_us: number;
  /** How many windows lie from start to end, those between significant ones too. */
  readonly windows: number;
  /** How many of them are significant. */
  readonly significant: number;
  /** How many logs they hold. */
  readonly logs: number;
  /** Start of the least likely window, microseconds since 1970 UTC. */
  readonly peak_us: number;
  /**
   * How far it lies from the baseline, for how long, in how many logs, in one
   * number: the standard errors of its first driver over all its windows. A
   * mean of few logs has a larger standard error, and m windows that each lie z
   * away together lie z √m away (but for the number of logs, see `Driver.z`).
   */
  readonly severity: number;
  /** What its first driver did. */
  readonly direction: Driver["direction"];
  /**
   * The p-value of its least likely window, adjusted for all windows of the logs
   * (Benjamini and Hochberg): the false discovery rate at which the incident is
   * just found.
   */
  readonly p_value: number;
  /** The metrics that left their baselines, the furthest first; never empty. */
  readonly drivers: readonly Driver[];
}

/** Options of {@linkcode findIncidents}. */
export interface IncidentOptions {
  /** How many windows that are not significant may lie inside an incident side by side, 0 or more; defaults to 2. */
  readonly gap?: number;
}

const DEFAULTS = { gap: 2 } as const satisfies Required<IncidentOptions>;

/**
 * Joins significant windows that touch, or nearly, into incidents: one thing
 * that went wrong leaves several windows behind, and at its edges, or when it is
 * only just visible, some between them that noise hides. Up to `gap` of those
 * (two unless told otherwise) do not part an incident.
 *
 * Windows join whatever they are significant for: a service that first slows
 * down and then fails is one incident with two drivers.
 *
 * @param windows What `detectAnomalies` gives: `start`, `logs`, `failures`,
 * `latency_mean_ms`, `partial`, `p_value`, `significant`, `latency_z`,
 * `failures_z`, `logs_z` and `silent` are read, `latency_count` if it is there.
 * Equally long windows in the order of time, without holes. Not changed.
 * @returns In the order of time; none where no window is significant.
 * @throws {InputError} If a column is missing or `gap` is out of its range.
 *
 * @example Usage
 * ```ts
 * import pl from "nodejs-polars";
 * import { assertEquals } from "@std/assert";
 * import { findIncidents } from "./incidents.ts";
 *
 * const seconds = [0, 5, 10, 15, 20, 25];
 * const windows = pl.DataFrame({
 *   start: pl.Series("start", seconds.map((s) => s * 1e6), pl.Int64)
 *     .cast(pl.Datetime("us")),
 *   logs: Array(6).fill(350),
 *   failures: Array(6).fill(98),
 *   latency_mean_ms: [55, 54, 80, 79, 55, 56],
 *   partial: Array(6).fill(false),
 *   p_value: [0.5, 0.4, 1e-9, 1e-8, 0.6, 0.2],
 *   significant: [false, false, true, true, false, false],
 *   latency_z: [0, -1, 18, 17, 0, 1],
 *   failures_z: Array(6).fill(0),
 *   logs_z: Array(6).fill(0),
 *   silent: Array(6).fill(false),
 * });
 * const [incident] = findIncidents(windows);
 * assertEquals(incident.start_us, 10e6);
 * assertEquals(incident.end_us, 20e6);
 * assertEquals(incident.direction, "slower");
 * ```
 */
export function findIncidents(
  windows: DataFrame,
  options: IncidentOptions = {},
): Incident[] {
  const { gap } = { ...DEFAULTS, ...options };
  if (!Number.isSafeInteger(gap) || gap < 0) {
    throw new InputError(
      `Cannot find incidents: gap must be a whole number of windows, 0 or more, got ${gap}`,
    );
  }
  const judged = readJudged(windows);
  const starts = Float64Array.from(timeColumn(windows, "start"), Number);
  const every_us = starts[1] - starts[0];
  const adjusted = benjaminiHochberg(
    Array.from(judged.p_value, (p) => Number.isNaN(p) ? null : p),
  );
  const isIncident = new Uint8Array(judged.height);
  const runs = runsOf(judged.significant, gap);
  for (const { first, last } of runs) isIncident.fill(1, first, last + 1);
  return runs.map(({ first, last }) => {
    const rows = Array.from(
      { length: last - first + 1 },
      (_, i) => first + i,
    );
    const found = rows.filter((row) => judged.significant[row]);
    const drivers = driversOf(judged, rows, isIncident);
    const peak = found.reduce((best, row) =>
      judged.p_value[row] < judged.p_value[best] ||
        (judged.p_value[row] === judged.p_value[best] &&
          judged.furthest(row) > judged.furthest(best))
        ? row
        : best
    );
    return {
      start_us: starts[first],
      end_us: starts[last] + every_us,
      windows: rows.length,
      significant: found.length,
      logs: rows.reduce((total, row) => total + judged.logs[row], 0),
      peak_us: starts[peak],
      severity: Math.abs(drivers[0].z),
      direction: drivers[0].direction,
      p_value: adjusted[peak] ?? 1,
      drivers,
    };
  });
}

/** The first and the last row of each run of significant windows. */
function runsOf(significant: Uint8Array, gap: number) {
  const runs: { first: number; last: number }[] = [];
  significant.forEach((isSignificant, row) => {
    if (!isSignificant) return;
    const run = runs.at(-1);
    if (run !== undefined && row - run.last <= gap + 1) run.last = row;
    else runs.push({ first: row, last: row });
  });
  return runs;
}
