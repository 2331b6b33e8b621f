import pl from "nodejs-polars";
import { LONGEST_LATENCY_MS } from "../logs/latency.ts";
import { LEVELS } from "../logs/levels.ts";
import type {
  ColumnOverview,
  ColumnQuality,
  QualityFacts,
  UnreadableValue,
} from "../logs/log_source.ts";
import { formatTimestamp } from "../logs/timestamp.ts";
import type { FrameColumn, LogFrame } from "./log_frame.ts";
import { columnOverviews } from "./polars_overview.ts";

/** How many unreadable values are shown with their place. */
const MOST_UNREADABLE = 10;

/** How many spellings of levels that are none are named. */
const MOST_SPELLINGS = 10;

type Facts = Record<string, number | string | null>;
/** A column of the logs with its type. */
type TypedColumn = FrameColumn & ColumnOverview;

/** Answers `LogSource.quality()`. */
export async function polarsQuality(frame: LogFrame): Promise<QualityFacts> {
  const { rows } = frame;
  const overviews = await columnOverviews(frame);
  const columns = frame.columns.map((column, i) => ({
    ...column,
    ...overviews[i],
  }));
  const [facts, unknown, longestGap] = await Promise.all([
    scanFacts(columns, rows),
    findUnknownLevels(rows),
    findLongestGap(rows),
  ]);
  const perColumn = overviews.map((column, i) =>
    columnQuality(column, i, facts)
  );
  const count = Number(facts.rows);
  // A column without a repetition proves that no row is one.
  const isKeyed = perColumn.some(({ distinct }) => distinct === count);
  return {
    rows: count,
    columns: perColumn,
    unreadable: await findUnreadable(
      columns.filter((_, i) => perColumn[i].unparsable > 0),
      rows,
    ),
    duplicates: isKeyed ? 0 : count - await countDistinctRows(columns, rows),
    outOfOrder: Number(facts.out_of_order),
    longestGap,
    ...unknown,
    negativeLatencies: Number(facts.negative_latencies),
    absurdLatencies: Number(facts.absurd_latencies),
  };
}

/** All that one scan can tell, of the table and of each column by its position. */
async function scanFacts(
  columns: readonly TypedColumn[],
  rows: pl.LazyDataFrame,
): Promise<Facts> {
  // Read once: Polars would do it anew for each fact.
  const typed = rows.withColumns(
    ...columns.map((column, i) => typedValue(column).alias(`typed_${i}`)),
  );
  const latency = pl.col("latency_ms");
  const count = (test: pl.Expr, name: string) =>
    test.sum().cast(pl.Float64).alias(name);
  const facts = await typed.select(
    pl.len().cast(pl.Float64).alias("rows"),
    count(
      pl.col("timestamp").dropNulls().diff(1, "ignore").lt(0),
      "out_of_order",
    ),
    count(latency.lt(0), "negative_latencies"),
    count(latency.gt(pl.lit(LONGEST_LATENCY_MS)), "absurd_latencies"),
    ...columns.flatMap(({ holder }, i) => {
      const raw = pl.col(holder);
      const value = pl.col(`typed_${i}`);
      return [
        count(raw.isNull(), `missing_${i}`),
        count(raw.isNotNull().and(value.isNull()), `unparsable_${i}`),
        raw.dropNulls().nUnique().cast(pl.Float64).alias(`distinct_${i}`),
        value.min().alias(`min_${i}`),
        value.max().alias(`max_${i}`),
      ];
    }),
  ).collect();
  return facts.toRecords()[0] as Facts;
}

function columnQuality(
  column: ColumnOverview,
  i: number,
  facts: Facts,
): ColumnQuality {
  return {
    ...column,
    missing: Number(facts[`missing_${i}`]),
    unparsable: Number(facts[`unparsable_${i}`]),
    distinct: Number(facts[`distinct_${i}`]),
    min: asText(column, facts[`min_${i}`]),
    max: asText(column, facts[`max_${i}`]),
  };
}

/** A column's values in its type: microseconds, numbers or text. */
function typedValue({ holder, type, canonical }: TypedColumn): pl.Expr {
  if (canonical === "timestamp") return pl.col("timestamp").cast(pl.Float64);
  if (canonical === "latency_ms") return pl.col("latency_ms");
  if (type === "timestamp") {
    return pl.col(holder).cast(pl.Datetime("us")).cast(pl.Int64)
      .cast(pl.Float64);
  }
  const numeric = type === "integer" || type === "number";
  return pl.col(holder).cast(numeric ? pl.Float64 : pl.Utf8);
}

function asText(
  { type }: ColumnOverview,
  value: number | string | null,
): string | null {
  if (value === null) return null;
  return type === "timestamp" ? formatTimestamp(Number(value)) : String(value);
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

async function countDistinctRows(
  columns: readonly FrameColumn[],
  rows: pl.LazyDataFrame,
): Promise<number> {
  const distinct = await rows.select(...columns.map(({ holder }) => holder))
    .unique().select(pl.len().cast(pl.Float64).alias("rows")).collect();
  return Number(distinct.getColumn("rows").get(0));
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

async function findUnreadable(
  columns: readonly TypedColumn[],
  rows: pl.LazyDataFrame,
): Promise<UnreadableValue[]> {
  const file = rows.columns.includes("file") ? pl.col("file") : pl.lit(null);
  const found = await Promise.all(columns.map(async (column) => {
    const raw = pl.col(column.holder);
    const bad = await rows
      .filter(raw.isNotNull().and(typedValue(column).isNull()))
      .select(
        file.cast(pl.Utf8).alias("file"),
        pl.col("line").cast(pl.Float64),
        raw.cast(pl.Utf8).alias("value"),
      )
      .limit(MOST_UNREADABLE).collect();
    const places = bad.toRecords() as Omit<UnreadableValue, "column">[];
    return places.map((place) => ({ column: column.name, ...place }));
  }));
  return found.flat().sort((a, b) => a.line - b.line)
    .slice(0, MOST_UNREADABLE);
}
