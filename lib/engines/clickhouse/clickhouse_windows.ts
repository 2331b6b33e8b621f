import pl from "nodejs-polars";
import { parseDuration } from "../../logs/duration.ts";
import type { Dimension } from "../../logs/log_source.ts";
import { checkWindowCount, fillWindows } from "../fill_windows.ts";
import { answerFrame, numbers, texts } from "./answer_frame.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { Row } from "./whole_answer.ts";
import { MOMENTS, readMoments, readQuantiles } from "./latency_sql.ts";
import { dimensionOf } from "./dimension_sql.ts";
import type { LogTable } from "./log_table.ts";
import { failuresOf } from "./measures.ts";
import { rowsOf } from "./rows_of.ts";
import { int64, type Sql, sql } from "./sql.ts";
import type { TableSize } from "./table_period.ts";

/** Answers `LogSource.windows()`. */
export async function clickHouseWindows(
  client: ClickHouseClient,
  table: LogTable,
  size: TableSize,
  { every, by }: { every: string; by?: Dimension },
): Promise<pl.DataFrame> {
  const every_us = parseDuration(every);
  checkWindowCount({ ...size, every_us });
  const { timestamp, level, measures } = table;
  const keys = [
    windowStart(timestamp, every_us),
    ...(by === undefined ? [] : [dimensionOf(table, by)]),
  ];
  const isEmpty = by !== undefined && table[by] === null;
  const rows = isEmpty ? [] : await client.ask(
    sql`SELECT ${keys.map((key, i) => i === 0 ? sql`toFloat64(${key})` : key)},
      ${measures.logs}, ${failuresOf(table)},
      ${measures.moments(size.centre_ms)}, ${measures.quantiles}
      ${rowsOf(table, {}, [sql`isNotNull(${timestamp})`])}
      GROUP BY ${keys}`,
  );
  const columns = [
    ...numbers("start"),
    ...texts(...(by === undefined ? [] : [by])),
    ...numbers(
      ...["logs", "failures", "latency_mean_ms", "latency_sd_ms"],
      ...["latency_p50_ms", "latency_p95_ms", "latency_p99_ms"],
      "latency_count",
    ),
  ];
  const rolled = answerFrame(columns, rows.map((row) => arrange(row, keys)));
  return fillWindows({
    rolled: rolled.withColumns(pl.col("start").cast(pl.Int64)),
    leveled: level !== null,
    every_us,
    by,
    ...size,
  });
}

/** Floor, also before 1970: the remainder takes the sign of the dividend. */
function windowStart(timestamp: Sql, every_us: number): Sql {
  const every = int64(every_us);
  const at = sql`assumeNotNull(${timestamp})`;
  return sql`${at} - ((${at} % ${every} + ${every}) % ${every})`;
}

/** The answer's values in the order of the frame. */
function arrange(row: Row, { length }: readonly Sql[]): Row {
  const [logs, failures, ...latency] = row.slice(length);
  const { count, mean, sd } = readMoments(latency);
  const shares = readQuantiles(count, latency[MOMENTS]);
  return [...row.slice(0, length), logs, failures, mean, sd, ...shares, count];
}
