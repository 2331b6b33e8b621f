import pl from "nodejs-polars";
import type { DataFrame } from "../logs/data_frame.ts";
import { formatDuration, parseDuration } from "../logs/duration.ts";
import { numberColumn, timeColumn } from "./column_values.ts";

/**
 * What a window's length does to a picture of log activity: short windows show
 * the noise of counting, long ones hide what happens within them.
 *
 * @param finest Windows as `LogSource.windows` gives them; `start`, `logs` and `partial` are read. Not changed.
 * @param everys The lengths to compare, such as `1s`; each a multiple of the finest windows' length.
 * @returns One row a length: `every`; `windows` (whole ones); `logs_mean` and
 * `logs_sd`, the count of logs per window; `spread`, sd over mean; and
 * `counting_noise`, the spread that independent logs at a constant rate would
 * have, 1 / sqrt(mean). Null where there are fewer than two whole windows.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { granularity } from "./granularity.ts";
 *
 * const logs = await openLogs("sample");
 * const frame = granularity(await logs.windows("1s"), ["1s", "1m"]);
 *
 * assertEquals(frame.getColumn("windows").toArray(), [1408, 23]);
 * ```
 */
export function granularity(
  finest: DataFrame,
  everys: readonly string[],
): DataFrame {
  const windows = {
    starts: timeColumn(finest, "start").map(Number),
    logs: numberColumn(finest, "logs").map(Number),
    partial: finest.getColumn("partial").toArray().map(Boolean),
  };
  const rows = everys.map((every) => {
    const length_us = parseDuration(every);
    return {
      every: formatDuration(length_us),
      ...spreadOf(joined(windows, length_us)),
    };
  });
  const column = (name: string, values: readonly (number | null)[]) =>
    pl.Series(name, [...values], pl.Float64);
  return pl.DataFrame([
    pl.Series("every", rows.map(({ every }) => every), pl.Utf8),
    column("windows", rows.map(({ windows }) => windows)),
    column("logs_mean", rows.map(({ mean }) => mean)),
    column("logs_sd", rows.map(({ sd }) => sd)),
    column("spread", rows.map(({ spread }) => spread)),
    column("counting_noise", rows.map(({ noise }) => noise)),
  ]);
}

interface Windows {
  /** Microseconds since 1970 UTC. */
  readonly starts: readonly number[];
  readonly logs: readonly number[];
  readonly partial: readonly boolean[];
}

/** Counts of the longer windows, without those that the finest ones do not fill. */
function joined({ starts, logs, partial }: Windows, length_us: number) {
  const counts = new Map<number, number>();
  const cut = new Set<number>();
  starts.forEach((start, i) => {
    const window = Math.floor(start / length_us);
    counts.set(window, (counts.get(window) ?? 0) + logs[i]);
    if (partial[i]) cut.add(window);
  });
  const last_us = starts[starts.length - 1];
  const finest_us = starts[1] - starts[0];
  // A window can also begin before the first of the finest ones, or end after their last.
  for (const window of counts.keys()) {
    const isCovered = window * length_us >= starts[0] &&
      (window + 1) * length_us <= last_us + finest_us;
    if (!isCovered) cut.add(window);
  }
  return [...counts].flatMap(([window, count]) => cut.has(window) ? [] : count);
}

function spreadOf(counts: readonly number[]) {
  const windows = counts.length;
  if (windows < 2) {
    return { windows, mean: null, sd: null, spread: null, noise: null };
  }
  const mean = counts.reduce((sum, count) => sum + count, 0) / windows;
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (windows - 1));
  if (mean === 0) return { windows, mean, sd, spread: null, noise: null };
  return { windows, mean, sd, spread: sd / mean, noise: 1 / Math.sqrt(mean) };
}
