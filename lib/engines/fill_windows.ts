import pl from "nodejs-polars";
import { formatDuration } from "../logs/duration.ts";
import { InputError } from "../logs/input_error.ts";
import type { Dimension } from "../logs/log_source.ts";
import { int64 } from "./int64.ts";

/** More windows than this are a typing error rather than a question. */
const MOST_WINDOWS = 5_000_000;

/** What {@linkcode fillWindows} completes. */
export interface RolledWindows {
  /** A row per window with logs and value of the dimension, if there is one; `start` in Int64. */
  readonly rolled: pl.DataFrame;
  /** Whether the logs have levels at all; without, failures are unknown. */
  readonly leveled: boolean;
  readonly every_us: number;
  readonly by?: Dimension;
  /** First and last timestamp, microseconds; null where there is none. */
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * Adds the windows without a log and says which ones the logs do not cover; see
 * `LogSource.windows()` for the frame.
 *
 * @throws {InputError} If the period holds more than five million windows.
 */
export function fillWindows(windows: RolledWindows): pl.DataFrame {
  const { rolled, every_us, by, first, last } = windows;
  const keys = by === undefined ? ["start"] : ["start", by];
  const values = by === undefined ? null : rolled.select(by).unique().sort(by);
  checkWindowCount(windows, values?.height);
  const starts = windowStarts(windows);
  const frame: pl.DataFrame = values === null
    ? starts
    : starts.join(values, { how: "cross" });
  const end = pl.col("start").add(int64(every_us));
  return frame.join(rolled, { on: keys, how: "left" })
    .withColumns(
      pl.col("logs").fillNull(pl.lit(0)),
      pl.col("latency_count").fillNull(pl.lit(0)),
      windows.leveled
        ? pl.col("failures").fillNull(pl.lit(0))
        : pl.lit(null).cast(pl.Float64).alias("failures"),
      pl.col("start").lt(int64(first ?? 0))
        .or(end.gt(int64((last ?? 0) + 1))).alias("partial"),
    )
    .withColumns(pl.col("start").cast(pl.Datetime("us")))
    .sort(keys);
}

type Grid = Pick<RolledWindows, "first" | "last" | "every_us">;

/**
 * Refuses more windows than anyone can mean.
 *
 * @param series How many values of a dimension have each window; defaults to 1.
 * @throws {InputError} If the period holds more than five million windows.
 */
export function checkWindowCount(grid: Grid, series = 1): void {
  const count = countWindows(grid);
  if (count * series <= MOST_WINDOWS) return;
  throw new InputError(
    `Cannot cut the logs into windows of ${formatDuration(grid.every_us)}: ${
      series > 1 ? `${series} series of ` : ""
    }${count} windows are more than ${MOST_WINDOWS}; give a longer --every`,
  );
}

function countWindows({ first, last, every_us }: Grid): number {
  if (first === null || last === null) return 0;
  return Math.floor(last / every_us) - Math.floor(first / every_us) + 1;
}

/** Every window's start from the first log's to the last one's, as Int64. */
function windowStarts(grid: Grid): pl.DataFrame {
  const { first, every_us } = grid;
  const from = first === null ? 0 : Math.floor(first / every_us);
  const starts = BigInt64Array.from(
    { length: countWindows(grid) },
    (_, i) => BigInt((from + i) * every_us),
  );
  return pl.DataFrame({ start: pl.Series("start", starts, pl.Int64) });
}
