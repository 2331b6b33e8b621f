import type pl from "nodejs-polars";
import type { Dimension } from "../../logs/log_source.ts";
import { answerFrame, numbers, texts } from "./answer_frame.ts";
import { askGrouped } from "./ask_grouped.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { MOMENTS, readMoments, readQuantiles } from "./latency_sql.ts";
import type { LogTable } from "./log_table.ts";
import type { TableSize } from "./table_period.ts";

/** Answers `LogSource.latency()`. */
export async function clickHouseLatency(
  client: ClickHouseClient,
  table: LogTable,
  { centre_ms }: TableSize,
  by: readonly Dimension[],
): Promise<pl.DataFrame> {
  const { measures } = table;
  const rows = await askGrouped(client, table, {
    by,
    asked: [...measures.moments(centre_ms), measures.quantiles],
  });
  const arranged = rows.map((row) => {
    const latency = row.slice(by.length);
    const { count, mean, sd, min, max } = readMoments(latency);
    const shares = readQuantiles(count, latency[MOMENTS]);
    return [...row.slice(0, by.length), count, mean, sd, min, ...shares, max];
  });
  const frame = answerFrame([
    ...texts(...by),
    ...numbers("count", "mean_ms", "sd_ms", "min_ms"),
    ...numbers("p50_ms", "p95_ms", "p99_ms", "max_ms"),
  ], arranged);
  return by.length === 0 ? frame : frame.sort([...by]);
}
