import type { Dimension, RowFilter } from "../../logs/log_source.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { dimensionOf } from "./dimension_sql.ts";
import type { LogTable } from "./log_table.ts";
import { rowsOf } from "./rows_of.ts";
import { type Sql, sql } from "./sql.ts";
import type { Row } from "./whole_answer.ts";

/** What {@linkcode askGrouped} asks of each group. */
export interface GroupQuestion {
  readonly by: readonly Dimension[];
  readonly filter?: RowFilter;
  readonly asked: readonly Sql[];
}

/**
 * A row for each group of logs: the dimensions' values, then what is asked. No rows
 * where a dimension has no column: there is nothing to break down.
 */
export async function askGrouped(
  client: ClickHouseClient,
  table: LogTable,
  { by, filter, asked }: GroupQuestion,
): Promise<Row[]> {
  if (by.some((dimension) => table[dimension] === null)) return [];
  const keys = by.map((dimension) => dimensionOf(table, dimension));
  const rows = rowsOf(table, filter);
  return await client.ask(
    keys.length === 0
      ? sql`SELECT ${asked} ${rows}`
      : sql`SELECT ${keys}, ${asked} ${rows} GROUP BY ${keys}`,
  );
}
