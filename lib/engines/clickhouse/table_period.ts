import type { Period } from "../polars_overview.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { isKnownLatency } from "./latency_sql.ts";
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
  const { timestamp, latency_ms } = table;
  const mean = latency_ms === null
    ? sql`0`
    : sql`avgIf(assumeNotNull(toFloat64(${latency_ms})), ${
      isKnownLatency(latency_ms)
    })`;
  const [[rows, timed, first, last, centre]] = await client.ask(
    sql`SELECT toFloat64(count()), toFloat64(count(${timestamp})),
      toFloat64(min(${timestamp})), toFloat64(max(${timestamp})), ${mean}
      ${rowsOf(table)}`,
  );
  const isTimed = Number(timed) > 0;
  return {
    rows: Number(rows),
    first: isTimed ? Number(first) : null,
    last: isTimed ? Number(last) : null,
    centre_ms: Math.round(Number(centre ?? 0)),
  };
}
