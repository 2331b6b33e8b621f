import pl from "nodejs-polars";
import type { ClickHouseAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { tableName } from "./load_ledger.ts";
import { loadedColumn } from "./loaded_columns.ts";
import { type Sql, sql } from "./sql.ts";

/** A table and a load into it. */
export interface LoadInto {
  readonly client: ClickHouseClient;
  readonly address: ClickHouseAddress;
  /** The number of the load. */
  readonly number: number;
}

/** How many rows of a load are there. */
export async function countRows(into: LoadInto): Promise<number> {
  const [[rows]] = await into.client.ask(
    sql`SELECT toFloat64(count()) ${rowsOfLoad(into)}`,
  );
  return Number(rows);
}

/** How many rows of each batch of a load are there, by the batch's place. */
export async function countBatches(
  into: LoadInto,
  batch: number,
): Promise<ReadonlyMap<number, number>> {
  const place = sql`intDiv(${loadedColumn("row")}, ${batch})`;
  const counts = await into.client.ask(
    sql`SELECT ${place}, count() ${rowsOfLoad(into)} GROUP BY ${place}`,
  );
  return new Map(
    counts.map(([place, rows]) => [Number(place), Number(rows)]),
  );
}

/**
 * The rows of a batch that are not there: it broke off between two shards or parts.
 *
 * @param rows As `placeRows` gives them.
 * @param first The place of the first one.
 */
export async function missingRows(
  into: LoadInto,
  rows: pl.DataFrame,
  first: number,
): Promise<pl.DataFrame> {
  const row = loadedColumn("row");
  const found = await into.client.ask(
    sql`SELECT ${row} ${rowsOfLoad(into)}
      AND ${row} >= ${first} AND ${row} < ${first + rows.height}`,
  );
  const present = new Set(found.map(([row]) => Number(row)));
  const missing = Array.from(
    { length: rows.height },
    (_, i) => !present.has(first + i),
  );
  return rows.filter(pl.Series("missing", missing, pl.Bool));
}

function rowsOfLoad({ address, number }: LoadInto): Sql {
  return sql`FROM ${tableName(address)} WHERE ${
    loadedColumn("load")
  } = ${number}`;
}
