import pl from "nodejs-polars";
import type { ColumnOverview } from "../logs/log_source.ts";
import { DistinctCounter } from "./distinct/distinct_counter.ts";
import { RisingCheck } from "./distinct/rising_check.ts";
import { type FrameColumn, type LogFrame, partsOf } from "./log_frame.ts";

/** A column of the logs with its type. */
export type TypedColumn = FrameColumn & ColumnOverview;

/** What is known of a column's values; counts are of rows. */
export interface ColumnFacts {
  readonly missing: number;
  /** Values that are not of the column's type. */
  readonly unparsable: number;
  readonly distinct: number;
  /** In the column's type: microseconds, a number or text; null where there is none. */
  readonly min: number | string | null;
  readonly max: number | string | null;
}

/** What one stretch of rows tells of a column. */
type PartFacts = Omit<ColumnFacts, "distinct">;

/** Looks at the columns of logs, a stretch of rows after the other. */
export async function columnFacts(
  frame: LogFrame,
  columns: readonly TypedColumn[],
): Promise<ColumnFacts[]> {
  const parts = partsOf(frame);
  const found: PartFacts[][] = [];
  const counts = columns.map((column) => new ColumnCount(column));
  try {
    for (const part of parts) {
      const rows = await part.select(
        ...columns.flatMap((column, i) => [
          pl.col(column.holder).alias(`raw_${i}`),
          typedValue(column).alias(`typed_${i}`),
        ]),
      ).collect();
      found.push(factsOf(rows, columns.length));
      counts.forEach((count, i) => count.add(rows, i));
    }
    for (const count of counts) await count.again(parts);
    return columns.map((_, i) => {
      const facts = together(found.map((part) => part[i]));
      return { ...facts, distinct: counts[i].distinct(facts.missing) };
    });
  } finally {
    for (const count of counts) count[Symbol.dispose]();
  }
}

/** Counts a column's distinct values. */
class ColumnCount implements Disposable {
  readonly #column: TypedColumn;
  readonly #counter = new DistinctCounter();
  /** Values that rise from row to row are all different: nothing to count. */
  readonly #rising = new RisingCheck();
  #isLate = false;
  #rows = 0;

  constructor(column: TypedColumn) {
    this.#column = column;
  }

  /** Takes a part's column at a place. */
  add(rows: pl.DataFrame, place: number): void {
    const isFirst = this.#rows === 0;
    this.#rows += rows.height;
    if (this.#column.type !== "text" && this.#rising.holds) {
      this.#rising.add(rows.getColumn(`typed_${place}`));
      if (this.#rising.holds) return;
      this.#isLate = !isFirst;
    }
    if (!this.#isLate) this.#count(rows, `raw_${place}`);
  }

  /** Counts from the beginning where values stopped rising on the way. */
  async again(parts: readonly pl.LazyDataFrame[]): Promise<void> {
    if (!this.#isLate) return;
    const { holder } = this.#column;
    for (const part of parts) {
      this.#count(await part.select(pl.col(holder)).collect(), holder);
    }
  }

  /** @param missing How many rows have no value. */
  distinct(missing: number): number {
    const isRising = this.#column.type !== "text" && this.#rising.holds;
    if (isRising) return this.#rows;
    // No value has a hash too.
    return this.#counter.count() - (missing > 0 ? 1 : 0);
  }

  [Symbol.dispose](): void {
    this.#counter[Symbol.dispose]();
  }

  #count(rows: pl.DataFrame, name: string): void {
    const hashed = rows.select(pl.col(name).hash().alias("h"));
    this.#counter.add(hashed.getColumn("h").toTypedArray() as BigUint64Array);
  }
}

function factsOf(rows: pl.DataFrame, columns: number): PartFacts[] {
  const count = (test: pl.Expr) => test.sum().cast(pl.Float64);
  const facts = rows.select(
    ...Array.from({ length: columns }, (_, i) => {
      const raw = pl.col(`raw_${i}`);
      const typed = pl.col(`typed_${i}`);
      return [
        count(raw.isNull()).alias(`missing_${i}`),
        count(raw.isNotNull().and(typed.isNull())).alias(`unparsable_${i}`),
        typed.min().alias(`min_${i}`),
        typed.max().alias(`max_${i}`),
      ];
    }).flat(),
  ).toRecords()[0] as Record<string, number | string | null>;
  return Array.from({ length: columns }, (_, i) => ({
    missing: Number(facts[`missing_${i}`]),
    unparsable: Number(facts[`unparsable_${i}`]),
    min: facts[`min_${i}`],
    max: facts[`max_${i}`],
  }));
}

function together(parts: readonly PartFacts[]): PartFacts {
  const sum = (name: "missing" | "unparsable") =>
    parts.reduce((all, part) => all + part[name], 0);
  const isText = parts.some(({ min }) => typeof min === "string");
  // Polars compares texts by their bytes, and so must this.
  const bounds = pl.DataFrame(
    (["min", "max"] as const).map((name) =>
      pl.Series(
        name,
        parts.map((part) => part[name]),
        isText ? pl.Utf8 : pl.Float64,
      )
    ),
  ).select(pl.col("min").min(), pl.col("max").max()).toRecords()[0];
  return {
    missing: sum("missing"),
    unparsable: sum("unparsable"),
    ...bounds as Pick<PartFacts, "min" | "max">,
  };
}

/** A column's values in its type: microseconds, numbers or text. */
export function typedValue({ holder, type, canonical }: TypedColumn): pl.Expr {
  if (canonical === "timestamp") return pl.col("timestamp").cast(pl.Float64);
  if (canonical === "latency_ms") return pl.col("latency_ms");
  if (type === "timestamp") {
    return pl.col(holder).cast(pl.Datetime("us")).cast(pl.Int64)
      .cast(pl.Float64);
  }
  const numeric = type === "integer" || type === "number";
  return pl.col(holder).cast(numeric ? pl.Float64 : pl.Utf8);
}
