import pl from "nodejs-polars";
import type {
  ColumnOverview,
  ColumnQuality,
  QualityFacts,
  UnreadableValue,
} from "../logs/log_source.ts";
import { formatTimestamp } from "../logs/timestamp.ts";
import type { FrameColumn, LogFrame } from "./log_frame.ts";
import { columnOverviews } from "./polars_overview.ts";
import { type RowFacts, rowFacts } from "./row_facts.ts";

/** How many unreadable values are shown with their place. */
const MOST_UNREADABLE = 10;

type Facts = Record<string, number | string | null>;
/** A column of the logs with its type. */
type TypedColumn = FrameColumn & ColumnOverview;

/**
 * Answers `LogSource.quality()`.
 *
 * @param known What is already known of the rows; else it is found out.
 */
export async function polarsQuality(
  frame: LogFrame,
  known?: RowFacts,
): Promise<QualityFacts> {
  const { rows } = frame;
  const overviews = await columnOverviews(frame);
  const columns = frame.columns.map((column, i) => ({
    ...column,
    ...overviews[i],
  }));
  const [facts, ofRows] = await Promise.all([
    scanFacts(columns, rows),
    known ?? rowFacts(rows),
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
    ...ofRows,
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
  const count = (test: pl.Expr, name: string) =>
    test.sum().cast(pl.Float64).alias(name);
  const facts = await typed.select(
    pl.len().cast(pl.Float64).alias("rows"),
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

async function countDistinctRows(
  columns: readonly FrameColumn[],
  rows: pl.LazyDataFrame,
): Promise<number> {
  const distinct = await rows.select(...columns.map(({ holder }) => holder))
    .unique().select(pl.len().cast(pl.Float64).alias("rows")).collect();
  return Number(distinct.getColumn("rows").get(0));
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
