import pl from "nodejs-polars";
import { InputError } from "../logs/input_error.ts";
import { FAILURE_LEVELS, MISSING } from "../logs/levels.ts";
import type { Breakdown, Span } from "../logs/log_source.ts";
import { int64 } from "./int64.ts";

/** What {@linkcode polarsBreakdown} breaks down. */
export interface BreakdownQuestion {
  /** Columns `timestamp` (Int64 us), `level`, `latency_ms` and `value` (Utf8). */
  readonly logs: pl.LazyDataFrame;
  /** Whether the logs have levels at all; without, failures are unknown. */
  readonly leveled: boolean;
  readonly spans: readonly Span[];
  readonly most: number;
}

/** Breaks logs down by span and value; see `LogSource.breakdown()` for the frame. */
export async function polarsBreakdown(
  { logs, leveled, spans, most }: BreakdownQuestion,
): Promise<Breakdown> {
  const placed = logs.filter(pl.col("timestamp").isNotNull()).select(
    spanOf(spans).alias("span"),
    pl.col("value").fillNull(pl.lit(MISSING)).alias("value"),
    leveled
      ? pl.col("level").isIn([...FAILURE_LEVELS]).cast(pl.Float64)
        .alias("failed")
      : pl.lit(null).cast(pl.Float64).alias("failed"),
    pl.col("latency_ms"),
  );
  const [values, totals] = await Promise.all([
    summarise(placed, ["span", "value"], leveled),
    summarise(placed, ["span"], leveled),
  ]);
  return cutBreakdown(values, totals, most);
}

/**
 * A breakdown with the largest values only.
 *
 * @param values A row for each span and value; columns as `Breakdown` has them.
 * @param totals The same for each span, without `value`.
 */
export function cutBreakdown(
  values: pl.DataFrame,
  totals: pl.DataFrame,
  most: number,
): Breakdown {
  const nobody = pl.lit(null).cast(pl.Utf8).alias("value");
  return {
    distinct: values.getColumn("value").nUnique(),
    values: pl.concat([
      totals.withColumns(nobody).select(...values.columns),
      values.join(largest(values, most), { on: "value", how: "semi" }),
    ]).sort(
      ["span", "value", "logs"],
      [false, false, true],
    ),
  };
}

/** The place of the span that a log falls into; null outside all of them. */
function spanOf(spans: readonly Span[]): pl.Expr {
  const at = pl.col("timestamp");
  return spans.reduce(
    (otherwise: pl.Expr, { from, to }, place) =>
      pl.when(at.gtEq(int64(from)).and(at.lt(int64(to))))
        .then(pl.lit(place).cast(pl.Float64)).otherwise(otherwise),
    pl.lit(null).cast(pl.Float64),
  );
}

async function summarise(
  logs: pl.LazyDataFrame,
  by: string[],
  leveled: boolean,
): Promise<pl.DataFrame> {
  const ms = pl.col("latency_ms");
  return await logs.groupBy(by).agg(
    pl.len().cast(pl.Float64).alias("logs"),
    (leveled ? pl.col("failed").sum() : pl.col("failed").first())
      .cast(pl.Float64).alias("failures"),
    ms.count().cast(pl.Float64).alias("latency_count"),
    ms.mean().alias("latency_mean_ms"),
    ms.std().alias("latency_sd_ms"),
  ).collect();
}

/** The values that are among the `most` largest of some span, by logs or failures. */
function largest(values: pl.DataFrame, most: number): pl.DataFrame {
  const tops = ["logs", "failures"].map((by) =>
    values.sort([by, "value"], [true, false]).groupBy("span").head(most)
      .select("value").explode("value")
  );
  return pl.concat(tops).unique();
}

/** The error for a column that the logs do not have. */
export function noColumn(
  column: string,
  columns: readonly string[],
): InputError {
  return new InputError(
    `Cannot break the logs down by the column ${
      JSON.stringify(column)
    }: the columns are ${
      columns.map((name) => JSON.stringify(name)).join(", ")
    }`,
  );
}
