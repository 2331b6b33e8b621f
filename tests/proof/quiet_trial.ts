import pl from "nodejs-polars";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { finiteColumn } from "../../lib/metrics/column_values.ts";
import { type DrawnWindows, drawWorld, type NullWorld } from "./null_worlds.ts";

/** What a world in which nothing happens was judged to be. */
export interface QuietTrial {
  readonly sets: number;
  /** Data sets with any significant window. */
  readonly disturbed: number;
  /** Windows in all sets, and how many have a p-value of at most 5 %, 1 % and 0.1 %. */
  readonly windows: number;
  readonly below: readonly [number, number, number];
  /** Windows that the forest flags. */
  readonly flagged: number;
  /** The kind of the baseline. */
  readonly baseline: string;
}

const LIMITS = [0.05, 0.01, 0.001] as const;

/** Draws data sets of a world, seeds from 1 on, and judges each. */
export function quietTrial(world: NullWorld, sets: number): QuietTrial {
  let [disturbed, windows, flagged, baseline] = [0, 0, 0, ""];
  const below: [number, number, number] = [0, 0, 0];
  for (let seed = 1; seed <= sets; seed++) {
    const found = detectAnomalies(windowsFrame(drawWorld(world, seed)));
    const p_values = finiteColumn(found.windows, "p_value");
    if (count(found.windows, "significant") > 0) disturbed++;
    flagged += count(found.windows, "flagged");
    baseline = found.baseline.kind;
    windows += p_values.length;
    LIMITS.forEach((limit, i) => {
      below[i] += p_values.filter((p) => p <= limit).length;
    });
  }
  return { sets, disturbed, windows, below, flagged, baseline };
}

/** Drawn windows as a frame. */
export function windowsFrame(
  { start, ...numbers }: DrawnWindows,
): pl.DataFrame {
  return pl.DataFrame([
    pl.Series("start", BigInt64Array.from(start, BigInt), pl.Int64),
    ...Object.entries(numbers).map(([name, values]) =>
      pl.Series(name, values, pl.Float64)
    ),
    pl.Series("partial", start.map(() => false), pl.Bool),
  ]).withColumn(pl.col("start").cast(pl.Datetime("us")));
}

function count(windows: pl.DataFrame, column: string): number {
  return windows.getColumn(column).toArray().filter((is) => is === true).length;
}
