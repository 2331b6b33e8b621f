import pl from "nodejs-polars";
import type { Dimension } from "../../logs/log_source.ts";
import { cellLatencies } from "./cell_latencies.ts";
import type { CondensedLogs } from "./condensed_logs.ts";
import { gridBy } from "./grid.ts";
import { known } from "./known.ts";
import { tally } from "./tally.ts";

/** Latency by dimensions, or overall; see `LogSource.latency()` for the frame, which has no order yet. */
export function condensedLatency(
  logs: CondensedLogs,
  by: readonly Dimension[],
): pl.DataFrame {
  const grid = gridBy(logs.facts.groups, by);
  const { latencies } = tally(logs, grid);
  const stats = cellLatencies(logs, grid, latencies);
  const names = ["mean", "sd", "min", "p50", "p95", "p99", "max"] as const;
  return pl.DataFrame([
    ...by.map((dimension, i) =>
      pl.Series(dimension, grid.values.map((value) => value[i]), pl.Utf8)
    ),
    pl.Series("count", Float64Array.from(latencies)),
    ...names.map((name) => pl.Series(`${name}_ms`, stats[name])),
  ]).withColumns(...names.map((name) => known(`${name}_ms`)));
}

/** How many logs there are in each bin; see `LogSource.latencyHistogram()` for the frame. */
export function condensedHistogram(
  logs: CondensedLogs,
  width_ms: number,
): pl.DataFrame {
  const bins = new Map<number, number>();
  for (const { latencies, rows } of logs.blocks()) {
    for (let row = 0; row < rows; row++) {
      const bin = Math.floor(latencies[row] / width_ms);
      if (bin === bin) bins.set(bin, (bins.get(bin) ?? 0) + 1);
    }
  }
  const sorted = [...bins].sort(([a], [b]) => a - b);
  return pl.DataFrame([
    pl.Series("start_ms", Float64Array.from(sorted, ([bin]) => bin * width_ms)),
    pl.Series("logs", Float64Array.from(sorted, ([, count]) => count)),
  ]);
}
