import type { JudgedWindows } from "./judged_windows.ts";

/** A metric that left its baseline in an incident. */
export interface Driver {
  /** The column of the windows that moved. */
  readonly metric: "latency_mean_ms" | "failures" | "logs";
  /** `fewer logs` where some are left, `silence` where a whole window has none. */
  readonly direction:
    | "slower"
    | "faster"
    | "more failures"
    | "fewer failures"
    | "surge"
    | "fewer logs"
    | "silence";
  /**
   * How far all the incident's windows together lie from the baseline, in
   * standard errors; positive is slower or more. Of logs, no further than the
   * furthest window: a load varies for longer than a window, so that its windows
   * do not add up.
   */
  readonly z: number;
  /** The mean latency in ms; failures or logs a window. Null where it has none. */
  readonly value: number | null;
  /**
   * The same for the ordinary windows around: of failures, those that the
   * incident's number of logs would hold. Null where there are none.
   */
  readonly baseline: number | null;
  /** `value` over `baseline`; null where that makes no sense. */
  readonly ratio: number | null;
}

/** A metric other than the first is named from here on. */
const DRIVING_Z = 3;
/** How many ordinary windows on each side of an incident it is compared with. */
const NEIGHBOURS = 60;

/**
 * Which metrics drove an incident: those that lie three standard errors or more
 * from their baselines, and in any case the furthest.
 *
 * @param rows The incident's windows, in order.
 * @param isIncident 1 for each window that is part of any incident.
 */
export function driversOf(
  windows: JudgedWindows,
  rows: readonly number[],
  isIncident: Uint8Array,
): Driver[] {
  const around = neighbours(windows, rows, isIncident);
  return [
    latencyDriver(windows, rows, around),
    failuresDriver(windows, rows, around),
    logsDriver(windows, rows, around),
  ]
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .filter(({ z }, place) => place === 0 || Math.abs(z) >= DRIVING_Z);
}

function latencyDriver(
  windows: JudgedWindows,
  rows: readonly number[],
  around: readonly number[],
): Driver {
  const z = together(windows.latency_z, rows);
  const { latency_mean_ms, latency_count } = windows;
  const mean = (of: readonly number[]) => {
    const some = of.filter((row) => latency_count[row] > 0);
    return ratioOf(
      total(some, (row) => latency_mean_ms[row] * latency_count[row]),
      total(some, (row) => latency_count[row]),
    );
  };
  const [value, baseline] = [mean(rows), mean(around)];
  return {
    metric: "latency_mean_ms",
    direction: z >= 0 ? "slower" : "faster",
    ...{ z, value, baseline, ratio: ratioOf(value, baseline) },
  };
}

function failuresDriver(
  windows: JudgedWindows,
  rows: readonly number[],
  around: readonly number[],
): Driver {
  const z = together(windows.failures_z, rows);
  const count = (of: readonly number[]) =>
    total(of, (row) => windows.failures[row]);
  const logs = (of: readonly number[]) => total(of, (row) => windows.logs[row]);
  const rate = ratioOf(count(around), logs(around));
  const value = ratioOf(count(rows), rows.length);
  const baseline = rate === null
    ? null
    : ratioOf(rate * logs(rows), rows.length);
  return {
    metric: "failures",
    direction: z >= 0 ? "more failures" : "fewer failures",
    ...{ z, value, baseline, ratio: ratioOf(value, baseline) },
  };
}

function logsDriver(
  windows: JudgedWindows,
  rows: readonly number[],
  around: readonly number[],
): Driver {
  const all = together(windows.logs_z, rows);
  const one = furthest(windows.logs_z, rows);
  const z = Math.abs(all) < Math.abs(one) ? all : one;
  const mean = (of: readonly number[]) =>
    ratioOf(total(of, (row) => windows.logs[row]), of.length);
  const [value, baseline] = [mean(rows), mean(around)];
  const less = rows.some((row) => windows.silent[row])
    ? "silence"
    : "fewer logs";
  return {
    metric: "logs",
    direction: z >= 0 ? "surge" : less,
    ...{ z, value, baseline, ratio: ratioOf(value, baseline) },
  };
}

/** Independent deviates as one (Stouffer); 0 where none is known. */
function together(z: Float64Array, rows: readonly number[]): number {
  const known = rows.filter((row) => !Number.isNaN(z[row]));
  if (known.length === 0) return 0;
  return total(known, (row) => z[row]) / Math.sqrt(known.length);
}

/** The deviate furthest from 0; 0 where none is known. */
function furthest(z: Float64Array, rows: readonly number[]): number {
  return rows.map((row) => z[row]).filter((value) => !Number.isNaN(value))
    .reduce((far, value) => Math.abs(value) > Math.abs(far) ? value : far, 0);
}

/** The whole windows nearest to an incident that are part of none. */
function neighbours(
  { height, partial }: JudgedWindows,
  rows: readonly number[],
  isIncident: Uint8Array,
): number[] {
  const found: number[] = [];
  const look = (from: number, step: 1 | -1) => {
    let left = NEIGHBOURS;
    for (let row = from; row >= 0 && row < height && left > 0; row += step) {
      if (isIncident[row] || partial[row]) continue;
      found.push(row);
      left--;
    }
  };
  look(rows[0] - 1, -1);
  look(rows[rows.length - 1] + 1, 1);
  return found;
}

function total(
  rows: readonly number[],
  value: (row: number) => number,
): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}

/** Null where it is not a number: nothing to divide by, or nothing known. */
function ratioOf(above: number | null, below: number | null): number | null {
  if (above === null || below === null) return null;
  const ratio = above / below;
  return Number.isFinite(ratio) ? ratio : null;
}
