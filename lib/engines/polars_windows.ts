import pl from "nodejs-polars";
import { formatDuration } from "../logs/duration.ts";
import { InputError } from "../logs/input_error.ts";
import { FAILURE_LEVELS } from "../logs/levels.ts";
import type { Dimension } from "../logs/log_source.ts";
import { int64 } from "./int64.ts";

/** More windows than this are a typing error rather than a question. */
const MOST_WINDOWS = 5_000_000;

/** What {@linkcode polarsWindows} rolls up. */
export interface WindowsQuestion {
  /** Columns `timestamp` (Int64 us), `latency_ms`, the level and the dimension. */
  readonly logs: pl.LazyDataFrame;
  /** The column with the plain level. */
  readonly level: string;
  /** Whether the logs have levels at all; without, failures are unknown. */
  readonly leveled: boolean;
  readonly every_us: number;
  readonly by?: Dimension;
  /** First and last timestamp, microseconds; null where there is none. */
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * Rolls logs up by window; see `LogSource.windows()` for the frame.
 *
 * @throws {InputError} If the period holds more than five million windows.
 */
export async function polarsWindows(
  question: WindowsQuestion,
): Promise<pl.DataFrame> {
  const { every_us, by, first, last } = question;
  const keys = by === undefined ? ["start"] : ["start", by];
  const rolled = await rollUp(question, keys).collect();
  const values = by === undefined ? null : rolled.select(by).unique().sort(by);
  const starts = windowStarts(first, last, every_us, values?.height ?? 1);
  const frame: pl.DataFrame = values === null
    ? starts
    : starts.join(values, { how: "cross" });
  const end = pl.col("start").add(int64(every_us));
  return frame.join(rolled, { on: keys, how: "left" })
    .withColumns(
      pl.col("logs").fillNull(pl.lit(0)),
      pl.col("latency_count").fillNull(pl.lit(0)),
      question.leveled
        ? pl.col("failures").fillNull(pl.lit(0))
        : pl.lit(null).cast(pl.Float64).alias("failures"),
      pl.col("start").lt(int64(first ?? 0))
        .or(end.gt(int64((last ?? 0) + 1))).alias("partial"),
    )
    .withColumns(pl.col("start").cast(pl.Datetime("us")))
    .sort(keys);
}

function rollUp(question: WindowsQuestion, keys: string[]) {
  const ms = pl.col("latency_ms");
  const every = int64(question.every_us);
  const at = pl.col("timestamp");
  // The remainder takes the sign of the dividend: add a window before 1970.
  const into = at.modulo(every).add(every).modulo(every);
  return question.logs.filter(at.isNotNull())
    .withColumns(at.minus(into).alias("start"))
    .groupBy(keys)
    .agg(
      pl.len().cast(pl.Float64).alias("logs"),
      pl.col(question.level).isIn([...FAILURE_LEVELS]).sum().cast(pl.Float64)
        .alias("failures"),
      ms.mean().alias("latency_mean_ms"),
      ms.std().alias("latency_sd_ms"),
      ...[50, 95, 99].map((p) =>
        ms.quantile(p / 100, "higher").alias(`latency_p${p}_ms`)
      ),
      ms.count().cast(pl.Float64).alias("latency_count"),
    );
}

/** Every window's start from the first log's to the last one's, as Int64. */
function windowStarts(
  first: number | null,
  last: number | null,
  every_us: number,
  series: number,
): pl.DataFrame {
  const from = first === null ? 0 : Math.floor(first / every_us);
  const count = last === null ? 0 : Math.floor(last / every_us) - from + 1;
  if (count * series > MOST_WINDOWS) {
    throw new InputError(
      `Cannot cut the logs into windows of ${formatDuration(every_us)}: ${
        series > 1 ? `${series} series of ` : ""
      }${count} windows are more than ${MOST_WINDOWS}; give a longer --every`,
    );
  }
  const starts = BigInt64Array.from(
    { length: count },
    (_, i) => BigInt((from + i) * every_us),
  );
  return pl.DataFrame({ start: pl.Series("start", starts, pl.Int64) });
}
