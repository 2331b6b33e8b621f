import type pl from "nodejs-polars";
import { answerFrame, numbers } from "./answer_frame.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { isKnownLatency } from "./latency_sql.ts";
import type { LogTable } from "./log_table.ts";
import { rowsOf } from "./rows_of.ts";
import { sql } from "./sql.ts";

/** Answers `LogSource.latencyHistogram()`. */
export async function clickHouseHistogram(
  client: ClickHouseClient,
  table: LogTable,
  width_ms: number,
): Promise<pl.DataFrame> {
  const { latency_ms } = table;
  const columns = numbers("start_ms", "logs");
  if (latency_ms === null) return answerFrame(columns, []);
  const start =
    sql`floor(assumeNotNull(toFloat64(${latency_ms})) / ${width_ms}) * ${width_ms}`;
  const rows = await client.ask(
    sql`SELECT ${start}, toFloat64(count())
      ${rowsOf(table, {}, [isKnownLatency(latency_ms)])}
      GROUP BY ${start}`,
  );
  return answerFrame(columns, rows).sort("start_ms");
}
