import pl from "nodejs-polars";
import { InputError } from "../logs/input_error.ts";
import { finiteColumn, timeColumn } from "../metrics/column_values.ts";
import { type LevelFit, levelFit } from "./baseline.ts";
import {
  type Baseline,
  type BaselineKind,
  planBaseline,
} from "./baseline_plan.ts";
import { calibrate, type Calibration } from "./calibration.ts";
import type { WindowValues } from "./window_metrics.ts";

/** Windows, how surprising each is, and what that was judged by. */
export interface CalibratedWindows {
  /** The windows as they came, plus the columns of {@linkcode Calibration}. */
  readonly windows: pl.DataFrame;
  readonly baseline: Baseline;
  /** Fits the baseline to another metric of the same windows. */
  readonly fit: LevelFit;
  /** Why the windows could not be judged; null where they were. */
  readonly reason: string | null;
}

/** With fewer windows than this, chance cannot be told from anything else. */
const FEWEST_WINDOWS = 20;

/**
 * Adds to windows how surprising they are; see {@linkcode calibrate}.
 *
 * Fewer than 20 whole windows are not judged: nulls, nothing significant, and a
 * reason.
 *
 * @param windows With `partial`, and any of `start`, `logs`, `failures`, `latency_mean_ms`, `latency_sd_ms`, `latency_count`; what is missing is left out. Not changed.
 * @param rate The false discovery rate, in (0, 1).
 * @throws {InputError} If the windows are not in the order of time.
 */
export function calibrateWindows(
  windows: pl.DataFrame,
  kind: "auto" | BaselineKind,
  rate: number,
): CalibratedWindows {
  const partial = Uint8Array.from(
    windows.getColumn("partial").toArray(),
    Number,
  );
  const values = readValues(windows, partial);
  const starts_us = readStarts(windows);
  const every_us = starts_us.length > 1 ? starts_us[1] - starts_us[0] : 1;
  const period_us = every_us +
    (starts_us.at(-1) ?? 0) - (starts_us.at(0) ?? 0);
  const baseline = planBaseline(period_us, every_us, kind);
  const fit = levelFit(baseline, starts_us, every_us);
  const whole = partial.filter((isPartial) => !isPartial).length;
  const isEnough = whole >= FEWEST_WINDOWS;
  return {
    windows: withCalibration(
      windows,
      isEnough ? calibrate(values, fit, rate) : nothing(windows.height),
    ),
    baseline,
    fit,
    reason: isEnough
      ? null
      : `calibration needs ${FEWEST_WINDOWS} whole windows or more, there are ${whole}`,
  };
}

/** The windows' numbers; NaN where there are none, and in partial windows. */
function readValues(windows: pl.DataFrame, partial: Uint8Array): WindowValues {
  const read = (name: string) => {
    if (!windows.columns.includes(name)) return null;
    return Float64Array.from(
      finiteColumn(windows, name),
      (value, i) => partial[i] || !Number.isFinite(value) ? NaN : value,
    );
  };
  const unknown = () => new Float64Array(windows.height).fill(NaN);
  const latency_mean_ms = read("latency_mean_ms") ?? unknown();
  return {
    logs: read("logs") ?? unknown(),
    failures: read("failures") ?? unknown(),
    latency_mean_ms,
    latency_sd_ms: read("latency_sd_ms") ?? unknown(),
    latency_count: read("latency_count") ?? read("logs") ??
      latency_mean_ms.map(() => 1),
  };
}

/** When windows begin; without a column `start`, one microsecond after the other. */
function readStarts(windows: pl.DataFrame): Float64Array {
  if (!windows.columns.includes("start")) {
    return Float64Array.from({ length: windows.height }, (_, i) => i);
  }
  const starts = Float64Array.from(timeColumn(windows, "start"), Number);
  const late = starts.findIndex((start, i) =>
    i > 0 && !(start > starts[i - 1])
  );
  if (late > 0) {
    throw new InputError(
      `Cannot detect anomalies: the windows must be in the order of time, one a start, but row ${late} begins no later than the one before it`,
    );
  }
  return starts;
}

function nothing(height: number): Calibration {
  const unknown = () => new Float64Array(height).fill(NaN);
  return {
    p_value: unknown(),
    significant: new Uint8Array(height),
    latency_z: unknown(),
    failures_z: unknown(),
    logs_z: unknown(),
    latency_usual_ms: unknown(),
    failures_usual: unknown(),
    logs_usual: unknown(),
    silent: new Uint8Array(height),
  };
}

function withCalibration(
  windows: pl.DataFrame,
  calibration: Calibration,
): pl.DataFrame {
  const number = (name: Exclude<keyof Calibration, "significant" | "silent">) =>
    pl.Series(
      name,
      Array.from(calibration[name], (x) => Number.isNaN(x) ? null : x),
      pl.Float64,
    );
  const truth = (name: "significant" | "silent") =>
    pl.Series(name, Array.from(calibration[name], (x) => x === 1), pl.Bool);
  return windows.withColumns(
    number("p_value"),
    truth("significant"),
    number("latency_z"),
    number("failures_z"),
    number("logs_z"),
    number("latency_usual_ms"),
    number("failures_usual"),
    number("logs_usual"),
    truth("silent"),
  );
}
