import type { Period } from "../polars_overview.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { LogTable } from "./log_table.ts";
import { rowsOf } from "./rows_of.ts";
import { sql } from "./sql.ts";

/** A table's size and period, and the latency around which variances are asked for. */
export interface TableSize extends Period {
  readonly centre_ms: number;
}

/** Rows, first and last timestamp and the mean latency, in one pass. */
export async function tableSize(
  client: ClickHouseClient,
  table: LogTable,
): Promise<TableSize> {
  const { logs, timed: timedLogs, first: start, last: end, mean_ms } =
    table.measures;
  const [[rows, timed, first, last, centre]] = await client.ask(
    sql`SELECT ${[logs, timedLogs, start, end, mean_ms]} ${rowsOf(table)}`,
  );
  const isTimed = Number(timed) > 0;
  return {
    rows: Number(rows),
    first: isTimed ? Number(first) : null,
    last: isTimed ? Number(last) : null,
    centre_ms: Math.round(Number(centre ?? 0)),
  };
}
