import pl from "nodejs-polars";
import type {
  CanonicalColumn,
  ColumnOverview,
  Overview,
} from "../logs/log_source.ts";
import type { LogFrame } from "./log_frame.ts";
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

/** Answers `LogSource.overview()`. */
export async function polarsOverview(
  input: PolarsInput,
  period: Period,
): Promise<Overview> {
  const { mapping } = input.reading;
  return {
    ...period,
    columns: await columnOverviews(input),
    mapping: Object.fromEntries(
      mapping.map(({ canonical, columns }) => [canonical, columns[0]]),
    ),
    engine: "polars",
    name: input.name,
    reading: input.reading,
  };
}

/**
 * The number of rows, the first and the last timestamp.
 *
 * @param rows Rows with a column `timestamp`, Int64 microseconds.
 */
export async function periodOf(rows: pl.LazyDataFrame): Promise<Period> {
  const size = await rows.select(...periodFacts()).collect();
  return size.toRecords()[0] as unknown as Period;
}

/** What a {@linkcode Period} is made of. */
export function periodFacts(): pl.Expr[] {
  const at = pl.col("timestamp");
  return [
    pl.len().cast(pl.Float64).alias("rows"),
    at.min().cast(pl.Float64).alias("first"),
    at.max().cast(pl.Float64).alias("last"),
  ];
}

/** The period of several files' rows. */
export function joinPeriods(periods: readonly Period[]): Period {
  const known = (moments: (number | null)[]) =>
    moments.filter((moment) => moment !== null);
  const firsts = known(periods.map(({ first }) => first));
  const lasts = known(periods.map(({ last }) => last));
  return {
    rows: periods.reduce((sum, { rows }) => sum + rows, 0),
    first: firsts.length === 0 ? null : Math.min(...firsts),
    last: lasts.length === 0 ? null : Math.max(...lasts),
  };
}

/** The columns of the logs with the type that their values have and what they feed. */
export async function columnOverviews(
  { columns, rows }: LogFrame,
): Promise<ColumnOverview[]> {
  const head = await rows.select(...columns.map(({ holder }) => holder))
    .limit(ROWS_FOR_TYPES).collect();
  return columns.map(({ name, holder, canonical }) => {
    const type = (canonical === null ? null : CANONICAL_TYPES[canonical]) ??
      typeOf(head.getColumn(holder));
    return { name, type, canonical };
  });
}

/** The narrowest type that every value of a column has. */
function typeOf(values: pl.Series): string {
  const { variant } = values.dtype;
  if (variant === "Bool") return "boolean";
  if (/^(U?Int)\d+$/.test(variant)) return "integer";
  if (/^Float\d+$|^Decimal$/.test(variant)) return "number";
  if (/^(Datetime|Date)$/.test(variant)) return "timestamp";
  return variant === "Utf8" || variant === "String" ? textType(values) : "text";
}

/** The narrowest type that every text of a column can be read as. */
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
