import pl from "nodejs-polars";
import { FAILURE_LEVELS } from "../logs/levels.ts";
import type { Dimension } from "../logs/log_source.ts";
import { fillWindows } from "./fill_windows.ts";
import { int64 } from "./int64.ts";

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
  const { by } = question;
  const keys = by === undefined ? ["start"] : ["start", by];
  const rolled = await rollUp(question, keys).collect();
  return fillWindows({ ...question, rolled });
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
