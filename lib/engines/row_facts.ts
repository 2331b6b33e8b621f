import pl from "nodejs-polars";
import { LONGEST_LATENCY_MS } from "../logs/latency.ts";
import { LEVELS } from "../logs/levels.ts";
import type { QualityFacts } from "../logs/log_source.ts";

/** How many spellings of levels that are none are named. */
export const MOST_SPELLINGS = 10;

/** What the data-quality checks ask of the canonical columns. */
export type RowFacts = Pick<
  QualityFacts,
  | "outOfOrder"
  | "negativeLatencies"
  | "absurdLatencies"
  | "longestGap"
  | "unknownLevels"
  | "unknownSpellings"
>;

/**
 * Finds out what the data-quality checks ask of the canonical columns.
 *
 * @param rows The rows of a `LogFrame`.
 */
export async function rowFacts(rows: pl.LazyDataFrame): Promise<RowFacts> {
  const [counts, unknown, longestGap] = await Promise.all([
    countRows(rows),
    findUnknownLevels(rows),
    findLongestGap(rows),
  ]);
  return { ...counts, ...unknown, longestGap };
}

async function countRows(rows: pl.LazyDataFrame) {
  const latency = pl.col("latency_ms");
  const count = (test: pl.Expr, name: string) =>
    test.sum().cast(pl.Float64).alias(name);
  const counts = await rows.select(
    count(
      pl.col("timestamp").dropNulls().diff(1, "ignore").lt(0),
      "outOfOrder",
    ),
    count(latency.lt(0), "negativeLatencies"),
    count(latency.gt(pl.lit(LONGEST_LATENCY_MS)), "absurdLatencies"),
  ).collect();
  const [facts] = counts.toRecords() as Record<string, number>[];
  return {
    outOfOrder: Number(facts.outOfOrder),
    negativeLatencies: Number(facts.negativeLatencies),
    absurdLatencies: Number(facts.absurdLatencies),
  };
}

/** How many rows have a level that is none, and which spellings are the most frequent. */
async function findUnknownLevels(logs: pl.LazyDataFrame) {
  const level = pl.col("level");
  const unknown = await logs
    .filter(level.isNotNull().and(level.isIn([...LEVELS]).not()))
    .groupBy("level").agg(pl.len().cast(pl.Float64).alias("rows"))
    .withColumns(pl.col("rows").sum().alias("total"))
    .sort([pl.col("rows"), level], [true, false])
    .limit(MOST_SPELLINGS)
    .collect();
  const spellings = unknown.toRecords() as {
    level: string;
    rows: number;
    total: number;
  }[];
  return {
    unknownLevels: spellings[0]?.total ?? 0,
    unknownSpellings: spellings.map(({ level, rows }) => ({
      value: level,
      rows,
    })),
  };
}

async function findLongestGap(rows: pl.LazyDataFrame) {
  const end = pl.col("end");
  const gaps = await rows
    .select(pl.col("timestamp").alias("end"))
    .filter(end.isNotNull())
    .sort("end")
    .withColumns(end.shift(1).alias("start"))
    .withColumns(end.minus(pl.col("start")).alias("length"))
    .filter(pl.col("length").eq(pl.col("length").max()))
    .select(pl.col("start").cast(pl.Float64), end.cast(pl.Float64))
    .limit(1).collect();
  const [gap] = gaps.toRecords() as { start: number; end: number }[];
  return gap ?? null;
}
