import pl from "nodejs-polars";
import type {
  CanonicalColumn,
  ColumnOverview,
  Overview,
} from "../logs/log_source.ts";
import type { PolarsInput } from "./polars_source.ts";

/** Rows from which a column's type is told. */
const ROWS_FOR_TYPES = 10_000;

/** Canonical columns that hold something other than text. */
const CANONICAL_TYPES: Partial<Record<CanonicalColumn, string>> = {
  timestamp: "timestamp",
  latency_ms: "number",
};

/** How many rows there are and when they begin and end. */
export interface Period {
  readonly rows: number;
  /** Microseconds since 1970 UTC; null where no timestamp can be read. */
  readonly first: number | null;
  readonly last: number | null;
}

/** Answers `LogSource.overview()` for a file. */
export async function polarsOverview(
  input: PolarsInput,
  period: Period,
): Promise<Overview> {
  return {
    ...period,
    columns: await columnOverviews(input),
    mapping: input.mapping,
    engine: "polars",
    name: input.name,
  };
}

/**
 * The number of rows, the first and the last timestamp.
 *
 * @param logs Rows with a column `timestamp`, Int64 microseconds.
 */
export async function periodOf(logs: pl.LazyDataFrame): Promise<Period> {
  const at = pl.col("timestamp");
  const size = await logs.select(
    pl.len().cast(pl.Float64).alias("rows"),
    at.min().cast(pl.Float64).alias("first"),
    at.max().cast(pl.Float64).alias("last"),
  ).collect();
  return size.toRecords()[0] as unknown as Period;
}

/** The columns of a file with the type that their values have and what they feed. */
export async function columnOverviews(
  { lines, mapping }: PolarsInput,
): Promise<ColumnOverview[]> {
  const head = await lines.limit(ROWS_FOR_TYPES).collect();
  const canonicals = Object.entries(mapping) as [CanonicalColumn, string][];
  return lines.columns.map((name) => {
    const canonical = canonicals.find(([, column]) => column === name)?.[0] ??
      null;
    const type = (canonical === null ? null : CANONICAL_TYPES[canonical]) ??
      textType(head.getColumn(name));
    return { name, type, canonical };
  });
}

/** The narrowest type that every value of a text column has. */
function textType(values: pl.Series): string {
  const texts = values.dropNulls();
  const holds = (type: pl.DataType) => texts.cast(type).nullCount() === 0;
  if (texts.length === 0) return "text";
  if (holds(pl.Int64)) return "integer";
  if (holds(pl.Float64)) return "number";
  const words = texts.unique().toArray().map((text) =>
    String(text).toLowerCase()
  );
  return words.every((word) => word === "true" || word === "false")
    ? "boolean"
    : "text";
}
