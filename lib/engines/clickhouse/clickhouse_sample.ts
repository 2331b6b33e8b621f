import type pl from "nodejs-polars";
import type { RowFilter } from "../../logs/log_source.ts";
import { answerFrame } from "./answer_frame.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { LogTable } from "./log_table.ts";
import { rowsOf } from "./rows_of.ts";
import { sql } from "./sql.ts";

/** Answers `LogSource.sample()`; no column is read of rows that are not shown. */
export async function clickHouseSample(
  client: ClickHouseClient,
  table: LogTable,
  filter: RowFilter,
  n: number,
): Promise<pl.DataFrame> {
  const columns = table.columns.map(({ name, isNumber }) => ({
    name,
    type: isNumber ? "number" as const : "text" as const,
  }));
  const [key] = table.order;
  const keys = await client.ask(
    sql`SELECT toString(${key}) ${
      rowsOf(table, filter)
    } ORDER BY ${key} LIMIT ${n}`,
  );
  if (keys.length === 0) return answerFrame(columns, []);
  const last = keys[keys.length - 1][0];
  const upTo = last === null ? [] : [sql`${key} <= toInt64(${String(last)})`];
  const rows = await client.ask(
    sql`SELECT ${
      table.columns.map(({ raw, isNumber }) =>
        isNumber ? raw : sql`toString(${raw})`
      )
    } ${rowsOf(table, filter, upTo)} ORDER BY ${table.order} LIMIT ${n}`,
  );
  return answerFrame(columns, rows);
}
