import { MISSING } from "../../logs/levels.ts";
import type { Breakdown, Span } from "../../logs/log_source.ts";
import { answerFrame, numbers, texts } from "./answer_frame.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { Row } from "./whole_answer.ts";
import { readMoments } from "./latency_sql.ts";
import type { LogTable } from "./log_table.ts";
import { failuresOf } from "./measures.ts";
import { isFailure, rowsOf } from "./rows_of.ts";
import { int64, type Sql, sql } from "./sql.ts";
import type { TableSize } from "./table_period.ts";

/** What {@linkcode clickHouseBreakdown} breaks down. */
export interface BreakdownQuestion {
  /** Nullable text. */
  readonly value: Sql;
  readonly spans: readonly Span[];
  readonly most: number;
}

/** Answers `LogSource.breakdown()`. */
export async function clickHouseBreakdown(
  client: ClickHouseClient,
  table: LogTable,
  size: TableSize,
  { value, spans, most }: BreakdownQuestion,
): Promise<Breakdown> {
  const { timestamp, level, measures } = table;
  const named = sql`ifNull(${value}, ${MISSING})`;
  const span = spanOf(timestamp, spans);
  const timed = sql`isNotNull(${timestamp})`;
  const summary = sql`${measures.logs}, ${failuresOf(table)}, ${
    measures.moments(size.centre_ms)
  }`;
  const top = (by: Sql) =>
    sql`SELECT logbook_value FROM (SELECT ${span} AS logbook_span, ${named} AS logbook_value
      ${rowsOf(table, {}, [timed])} GROUP BY logbook_span, logbook_value
      ORDER BY ${by}, logbook_value LIMIT ${most} BY logbook_span)`;
  const [[distinct]] = await client.ask(
    sql`SELECT toFloat64(uniqExact(${named})) ${rowsOf(table, {}, [timed])}`,
  );
  const largest = Number(distinct) <= most ? [] : [
    sql`${named} GLOBAL IN (${top(sql`count() DESC`)} UNION ALL ${
      top(level === null ? sql`0` : sql`sum(${isFailure(level)}) DESC`)
    })`,
  ];
  const [totals, values] = await Promise.all([
    client.ask(
      sql`SELECT ${span}, NULL, ${summary} ${
        rowsOf(table, {}, [timed])
      } GROUP BY ${span}`,
    ),
    client.ask(
      sql`SELECT ${span}, ${named}, ${summary} ${
        rowsOf(table, {}, [timed, ...largest])
      } GROUP BY ${span}, ${named}`,
    ),
  ]);
  return {
    distinct: Number(distinct),
    values: answerFrame(
      [
        ...numbers("span"),
        ...texts("value"),
        ...numbers("logs", "failures", "latency_count"),
        ...numbers("latency_mean_ms", "latency_sd_ms"),
      ],
      [...totals, ...values].map(arrange),
    ).sort(["span", "value", "logs"], [false, false, true]),
  };
}

/** -1 outside all spans: the groups of ClickHouse's old versions know no null. */
function spanOf(timestamp: Sql, spans: readonly Span[]): Sql {
  if (spans.length === 0) return sql`toInt32(-1)`;
  const at = sql`assumeNotNull(${timestamp})`;
  const cases = spans.map(({ from, to }, place) =>
    sql`${at} >= ${int64(from)} AND ${at} < ${int64(to)}, toInt32(${place})`
  );
  return sql`multiIf(${cases}, toInt32(-1))`;
}

function arrange([span, value, logs, failures, ...latency]: Row): Row {
  const { count, mean, sd } = readMoments(latency);
  const place = Number(span) < 0 ? null : span;
  return [place, value, logs, failures, count, mean, sd];
}
