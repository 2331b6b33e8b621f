import pl from "nodejs-polars";
import { LEVELS } from "../logs/levels.ts";
import type {
  CanonicalColumn,
  ColumnOverview,
  ColumnQuality,
  QualityFacts,
  UnreadableValue,
} from "../logs/log_source.ts";
import { formatTimestamp } from "../logs/timestamp.ts";
import { latencyOf, timestampOf } from "./canonical_columns.ts";
import { columnOverviews } from "./polars_overview.ts";
import type { PolarsInput } from "./polars_source.ts";

/** How many unreadable values are shown with their place. */
const MOST_UNREADABLE = 10;

/** How many spellings of levels that are none are named. */
const MOST_SPELLINGS = 10;

/** Line 1 is the header. */
const FIRST_LINE = 2;

type Facts = Record<string, number | string | null>;

/**
 * Answers `LogSource.quality()` for a file.
 *
 * @param logs Its canonical columns.
 */
export async function polarsQuality(
  input: PolarsInput,
  logs: pl.LazyDataFrame,
): Promise<QualityFacts> {
  const columns = await columnOverviews(input);
  const [facts, unknown, longestGap] = await Promise.all([
    scanFacts(input, columns),
    findUnknownLevels(logs),
    findLongestGap(logs),
  ]);
  const perColumn = columns.map((column, i) => columnQuality(column, i, facts));
  const rows = Number(facts.rows);
  // A column without a repetition proves that no row is one.
  const isKeyed = perColumn.some(({ distinct }) => distinct === rows);
  return {
    rows,
    columns: perColumn,
    unreadable: await findUnreadable(
      input,
      perColumn.filter(({ unparsable }) => unparsable > 0),
    ),
    duplicates: isKeyed ? 0 : rows - await countDistinctRows(input),
    outOfOrder: Number(facts.out_of_order),
    longestGap,
    ...unknown,
    negativeLatencies: Number(facts.negative_latencies),
  };
}

/** All that one scan can tell, of the table and of each column by its position. */
async function scanFacts(
  { lines }: PolarsInput,
  columns: readonly ColumnOverview[],
): Promise<Facts> {
  // Read once: Polars would do it anew for each fact.
  const typed = lines.withColumns(
    ...columns.map((column, i) => typedValue(column).alias(`typed_${i}`)),
  );
  const valueOf = (canonical: CanonicalColumn) => {
    const i = columns.findIndex((column) => column.canonical === canonical);
    return i < 0 ? undefined : pl.col(`typed_${i}`);
  };
  const count = (rows: pl.Expr | undefined, name: string) =>
    (rows?.sum() ?? pl.lit(0)).cast(pl.Float64).alias(name);
  const facts = await typed.select(
    pl.len().cast(pl.Float64).alias("rows"),
    count(
      valueOf("timestamp")?.dropNulls().diff(1, "ignore").lt(0),
      "out_of_order",
    ),
    count(valueOf("latency_ms")?.lt(0), "negative_latencies"),
    ...columns.flatMap((column, i) => {
      const raw = pl.col(column.name);
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
function typedValue({ name, type, canonical }: ColumnOverview): pl.Expr {
  if (canonical === "timestamp") {
    return timestampOf(name).cast(pl.Int64).cast(pl.Float64);
  }
  if (canonical === "latency_ms") return latencyOf(name);
  const numeric = type === "integer" || type === "number";
  return numeric ? pl.col(name).cast(pl.Float64) : pl.col(name);
}

function asText(
  { canonical }: ColumnOverview,
  value: number | string | null,
): string | null {
  if (value === null) return null;
  return canonical === "timestamp"
    ? formatTimestamp(Number(value))
    : String(value);
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

async function countDistinctRows({ lines }: PolarsInput): Promise<number> {
  const distinct = await lines.unique()
    .select(pl.len().cast(pl.Float64).alias("rows")).collect();
  return Number(distinct.getColumn("rows").get(0));
}

async function findLongestGap(logs: pl.LazyDataFrame) {
  const end = pl.col("end");
  const gaps = await logs
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
  { lines }: PolarsInput,
  columns: readonly ColumnOverview[],
): Promise<UnreadableValue[]> {
  const found = await Promise.all(columns.map(async (column) => {
    const raw = pl.col(column.name);
    const bad = await lines.withRowIndex("line_", FIRST_LINE)
      .filter(raw.isNotNull().and(typedValue(column).isNull()))
      .select(
        pl.col("line_").cast(pl.Float64).alias("line"),
        raw.alias("value"),
      )
      .limit(MOST_UNREADABLE).collect();
    const places = bad.toRecords() as { line: number; value: string }[];
    return places.map((place) => ({ column: column.name, ...place }));
  }));
  return found.flat().sort((a, b) => a.line - b.line)
    .slice(0, MOST_UNREADABLE);
}
