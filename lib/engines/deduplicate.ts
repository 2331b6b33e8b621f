import pl from "nodejs-polars";
import type { ReadLogs } from "./polars_source.ts";

/** Leaves out rows that repeat an earlier one in every column, and says how many. */
export async function deduplicate(input: ReadLogs): Promise<ReadLogs> {
  const rows = input.rows.unique({
    subset: input.columns.map(({ holder }) => holder),
    keep: "first",
    maintainOrder: true,
  });
  const [before, after] = await Promise.all([count(input.rows), count(rows)]);
  const reading = { ...input.reading, deduplicated: before - after };
  return { ...input, rows, parts: undefined, reading };
}

async function count(rows: pl.LazyDataFrame): Promise<number> {
  const counted = await rows.select(
    pl.len().cast(pl.Float64).alias("rows"),
  ).collect();
  return Number(counted.getColumn("rows").get(0));
}
