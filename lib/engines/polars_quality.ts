import pl from "nodejs-polars";
import type {
  ColumnOverview,
  ColumnQuality,
  QualityFacts,
  UnreadableValue,
} from "../logs/log_source.ts";
import { formatTimestamp } from "../logs/timestamp.ts";
import {
  type ColumnFacts,
  columnFacts,
  type TypedColumn,
  typedValue,
} from "./column_facts.ts";
import { countDistinctRows } from "./distinct/count_distinct_rows.ts";
import { type LogFrame, partsOf } from "./log_frame.ts";
import { columnOverviews } from "./polars_overview.ts";
import { type RowFacts, rowFacts } from "./row_facts.ts";

/** How many unreadable values are shown with their place. */
const MOST_UNREADABLE = 10;

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
    columnFacts(frame, columns),
    known ?? rowFacts(rows),
  ]);
  const perColumn = overviews.map((column, i) =>
    columnQuality(column, facts[i])
  );
  const count = await countRows(rows);
  // A column without a repetition proves that no row is one.
  const isKeyed = perColumn.some(({ distinct }) => distinct === count);
  return {
    rows: count,
    columns: perColumn,
    unreadable: await findUnreadable(
      columns.filter((_, i) => perColumn[i].unparsable > 0),
      rows,
    ),
    duplicates: isKeyed ? 0 : count - await countDistinctRows(
      partsOf(frame),
      columns.map(({ holder }) => holder),
    ),
    ...ofRows,
  };
}

function columnQuality(
  column: ColumnOverview,
  { min, max, ...counts }: ColumnFacts,
): ColumnQuality {
  return {
    ...column,
    ...counts,
    min: asText(column, min),
    max: asText(column, max),
  };
}

function asText(
  { type }: ColumnOverview,
  value: number | string | null,
): string | null {
  if (value === null) return null;
  return type === "timestamp" ? formatTimestamp(Number(value)) : String(value);
}

async function countRows(rows: pl.LazyDataFrame): Promise<number> {
  const counted = await rows.select(pl.len().cast(pl.Float64).alias("rows"))
    .collect();
  return Number(counted.getColumn("rows").get(0));
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
