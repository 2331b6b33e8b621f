import pl from "nodejs-polars";
import type {
  CanonicalColumn,
  ColumnOverview,
  Overview,
} from "../logs/log_source.ts";
import { timestampOf } from "./canonical_columns.ts";
import type { PolarsInput } from "./polars_source.ts";

/** Rows from which a column's type is told. */
const ROWS_FOR_TYPES = 10_000;

/** Canonical columns that hold something other than text. */
const CANONICAL_TYPES: Partial<Record<CanonicalColumn, string>> = {
  timestamp: "timestamp",
  latency_ms: "number",
};

/** Answers `LogSource.overview()` for a file. */
export async function polarsOverview(input: PolarsInput): Promise<Overview> {
  const at = timestampOf(input.mapping.timestamp!).cast(pl.Int64);
  const [size, columns] = await Promise.all([
    input.lines.select(
      pl.len().cast(pl.Float64).alias("rows"),
      at.min().cast(pl.Float64).alias("first"),
      at.max().cast(pl.Float64).alias("last"),
    ).collect(),
    columnOverviews(input),
  ]);
  const [{ rows, first, last }] = size.toRecords() as {
    rows: number;
    first: number | null;
    last: number | null;
  }[];
  return {
    rows,
    first,
    last,
    columns,
    mapping: input.mapping,
    engine: "polars",
    name: input.name,
  };
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
