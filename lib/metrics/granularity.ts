import pl from "nodejs-polars";
import { formatDuration } from "../logs/duration.ts";
import type { LogSource } from "../logs/log_source.ts";
import { numberColumn } from "./column_values.ts";

/**
 * What a window's length does to a picture of log activity: short windows show
 * the noise of counting, long ones hide what happens within them.
 *
 * @param logs The logs; each length is one question to them.
 * @param lengths_us Window lengths in microseconds.
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
 * const frame = await granularity(await openLogs("sample"), [1e6, 60e6]);
 *
 * assertEquals(frame.getColumn("every").toArray(), ["1s", "1m"]);
 * ```
 */
export async function granularity(
  logs: LogSource,
  lengths_us: readonly number[],
): Promise<pl.DataFrame> {
  const rows = await Promise.all(lengths_us.map(async (length_us) => {
    const every = formatDuration(length_us);
    const windows = await logs.windows(every);
    const whole = windows.filter(pl.col("partial").not());
    return { every, ...spreadOf(numberColumn(whole, "logs")) };
  }));
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

function spreadOf(counts: readonly (number | null)[]) {
  const windows = counts.length;
  if (windows < 2) {
    return { windows, mean: null, sd: null, spread: null, noise: null };
  }
  const values = counts.map(Number);
  const mean = values.reduce((sum, value) => sum + value, 0) / windows;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (windows - 1));
  return { windows, mean, sd, spread: sd / mean, noise: 1 / Math.sqrt(mean) };
}
