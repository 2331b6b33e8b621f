import pl from "nodejs-polars";

/** What {@linkcode inlineWindows} makes windows of; one entry a window. */
export interface WindowColumns {
  readonly logs?: readonly number[];
  readonly failures?: readonly (number | null)[];
  readonly latency_mean_ms?: readonly (number | null)[];
  readonly latency_sd_ms?: readonly (number | null)[];
  readonly latency_count?: readonly number[];
  readonly partial?: readonly boolean[];
}

/** Where inline windows begin: 1 January 2024, 12:00 UTC. */
const FIRST_US = Date.UTC(2024, 0, 1, 12) * 1000;

/**
 * A frame as `windows(every)` gives it, from a few columns: 100 logs a window,
 * no levels and no latencies unless given.
 */
export function inlineWindows(
  columns: WindowColumns,
  every_s = 60,
): pl.DataFrame {
  const height = Math.max(
    0,
    ...Object.values(columns).map((values) => values.length),
  );
  const logs = columns.logs ?? Array(height).fill(100);
  const means = columns.latency_mean_ms ?? Array(height).fill(null);
  const numbers = {
    logs,
    failures: columns.failures ?? Array(height).fill(null),
    latency_mean_ms: means,
    latency_sd_ms: columns.latency_sd_ms ?? means.map(() => null),
    latency_count: columns.latency_count ??
      logs.map((count, i) => means[i] === null ? 0 : count),
  };
  const starts = BigInt64Array.from(
    { length: height },
    (_, i) => BigInt(FIRST_US + i * every_s * 1e6),
  );
  return pl.DataFrame([
    pl.Series("start", starts, pl.Int64),
    ...Object.entries(numbers).map(([name, values]) =>
      pl.Series(name, [...values], pl.Float64)
    ),
    pl.Series("partial", columns.partial ?? Array(height).fill(false), pl.Bool),
  ]).withColumn(pl.col("start").cast(pl.Datetime("us")));
}
