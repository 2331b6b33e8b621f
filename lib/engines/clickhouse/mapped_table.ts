import type { CanonicalColumn } from "../../logs/log_source.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import type { ClickHouseAddress } from "./address.ts";
import {
  latencySql,
  levelSql,
  textSql,
  timestampSql,
} from "./canonical_sql.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { Row } from "./whole_answer.ts";
import { describeColumns } from "./describe_columns.ts";
import { tableName } from "./load_ledger.ts";
import { type LogTable, type TablePeriod, within } from "./log_table.ts";
import {
  mapColumns,
  type MappedSource,
  type MappedSql,
  type NamedType,
} from "./map_columns.ts";
import { mappingReading } from "./mapping_reading.ts";
import { rowMeasures } from "./measures.ts";
import { tableColumn } from "./table_column.ts";
import { all, identifier, type Sql, sql } from "./sql.ts";

/** The column by which OpenTelemetry's table is cut into parts. */
const OTEL_SECOND = "TimestampTime";

/**
 * Any table of logs: OpenTelemetry's `otel_logs`, one with the columns of a file,
 * or as `--map` tells it.
 *
 * @throws {InputError} If there is no such table, or nothing in it is a timestamp.
 */
export async function mappedTable(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  { map = {} }: OpenLogsOptions,
  period: TablePeriod,
): Promise<LogTable> {
  const table = tableName(address);
  const columns = await describeColumns(client, table);
  const mapping = await mapColumns(columns, map, async (expression) => {
    const [[, type]] = await client.ask(
      sql`DESCRIBE (SELECT ${expression} FROM ${table})`,
    );
    return String(type);
  });
  const feeding = (canonical: CanonicalColumn) =>
    mapping.find((mapped) => mapped.canonical === canonical);
  const valueOf = (
    canonical: CanonicalColumn,
    toSql: (source: MappedSource) => Sql,
  ) => {
    const [first, second] = feeding(canonical)?.from ?? [];
    if (first === undefined) return null;
    return second === undefined
      ? toSql(first)
      : sql`ifNull(${toSql(first)}, ${toSql(second)})`;
  };
  const timestamp = valueOf("timestamp", timestampSql) ?? sql`NULL`;
  const latency_ms = valueOf("latency_ms", latencySql);
  const tableColumns = columns.map((column) =>
    tableColumn(column, mapping, { timestamp, latency_ms })
  );
  const parts = {
    timestamp,
    second: secondOf(columns, feeding("timestamp")?.from[0]),
  };
  const examples = await examplesOf(client, mapping, {
    table,
    conditions: within(parts, period),
  });
  return {
    ...parts,
    table,
    columns: tableColumns,
    level: valueOf("level", levelSql),
    service: valueOf("service", textSql),
    message: valueOf("message", textSql),
    latency_ms,
    measures: rowMeasures({ timestamp, latency_ms }),
    order: [timestamp, ...tableColumns.map(({ raw }) => sql`toString(${raw})`)],
    late: null,
    place: null,
    period,
    reading: mappingReading(mapping, examples),
    name: address.table,
  };
}

/** The column that lets ClickHouse leave parts of the table unread. */
function secondOf(
  columns: readonly NamedType[],
  timestamp: MappedSource | undefined,
): Sql | null {
  if (timestamp === undefined) return null;
  const isOtel = timestamp.name === "Timestamp" &&
    columns.some(({ name, type }) =>
      name === OTEL_SECOND && type.kind === "seconds"
    );
  if (isOtel) return identifier(OTEL_SECOND);
  const { kind } = timestamp.type;
  return kind === "seconds" || kind === "moment" ? timestamp.value : null;
}

/** The smallest and the largest value of what feeds each canonical column. */
async function examplesOf(
  client: ClickHouseClient,
  mapping: readonly MappedSql[],
  { table, conditions }: { table: Sql; conditions: readonly Sql[] },
): Promise<Row> {
  const values = mapping.flatMap(({ from: [{ value }] }) => [
    sql`toString(min(${value}))`,
    sql`toString(max(${value}))`,
  ]);
  const [row] = await client.ask(
    sql`SELECT ${values} FROM ${table} WHERE ${all(conditions)}`,
  );
  return row;
}
