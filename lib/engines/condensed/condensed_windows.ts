import pl from "nodejs-polars";
import type { Dimension } from "../../logs/log_source.ts";
import { checkWindowCount, fillWindows } from "../fill_windows.ts";
import { cellLatencies } from "./cell_latencies.ts";
import type { CondensedLogs } from "./condensed_logs.ts";
import { type Grid, gridBy } from "./grid.ts";
import { known } from "./known.ts";
import { tally } from "./tally.ts";

/** What {@linkcode condensedWindows} rolls up. */
export interface CondensedWindowsQuestion {
  readonly logs: CondensedLogs;
  readonly every_us: number;
  readonly by?: Dimension;
  /** Whether the logs have levels at all; without, failures are unknown. */
  readonly leveled: boolean;
}

/**
 * Rolls logs up by window; see `LogSource.windows()` for the frame.
 *
 * @throws {InputError} If the period holds more than five million windows.
 */
export function condensedWindows(
  { logs, every_us, by, leveled }: CondensedWindowsQuestion,
): pl.DataFrame {
  const { first, last, groups } = logs.facts;
  const period = { first, last, every_us };
  const { placeOf, values } = gridBy(groups, by === undefined ? [] : [by]);
  checkWindowCount(period, values.length);
  const firstWindow = first === null ? 0 : Math.floor(first / every_us);
  const windows = last === null
    ? 0
    : Math.floor(last / every_us) - firstWindow + 1;
  const grid = { every_us, firstWindow, windows, placeOf, values };
  return fillWindows({
    ...period,
    rolled: rollUp(logs, grid, by),
    leveled,
    by,
  });
}

/** The cells that have logs. */
function rollUp(
  logs: CondensedLogs,
  grid: Grid,
  by: Dimension | undefined,
): pl.DataFrame {
  const { every_us, firstWindow, values } = grid;
  const counts = tally(logs, grid);
  const stats = cellLatencies(logs, grid, counts.latencies);
  const cells: number[] = [];
  counts.logs.forEach((count, cell) => count > 0 && cells.push(cell));
  const width = values.length;
  const starts = BigInt64Array.from(
    cells,
    (cell) =>
      BigInt((firstWindow + Math.floor(cell / width)) * Number(every_us)),
  );
  const picked = (name: string, column: Uint32Array | Float64Array) =>
    pl.Series(name, Float64Array.from(cells, (cell) => column[cell]));
  return pl.DataFrame([
    pl.Series("start", starts, pl.Int64),
    ...(by === undefined
      ? []
      : [pl.Series(by, cells.map((cell) => values[cell % width][0]), pl.Utf8)]),
    picked("logs", counts.logs),
    picked("failures", counts.failures),
    picked("latency_mean_ms", stats.mean),
    picked("latency_sd_ms", stats.sd),
    picked("latency_p50_ms", stats.p50),
    picked("latency_p95_ms", stats.p95),
    picked("latency_p99_ms", stats.p99),
    picked("latency_count", counts.latencies),
  ]).withColumns(
    ...["mean", "sd", "p50", "p95", "p99"].map((name) =>
      known(`latency_${name}_ms`)
    ),
  );
}
