import { InputError } from "../../logs/input_error.ts";
import type { CanonicalColumn } from "../../logs/log_source.ts";
import type { MappingReading, Reading } from "../../logs/reading.ts";
import { shorten } from "../../logs/visible_text.ts";
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
import { overviewType, readType } from "./column_type.ts";
import { tableName } from "./load_ledger.ts";
import {
  type LogTable,
  type TableColumn,
  type TablePeriod,
  within,
} from "./log_table.ts";
import {
  mapColumns,
  type MappedSource,
  type MappedSql,
  type NamedType,
} from "./map_columns.ts";
import { rowMeasures } from "./measures.ts";
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
  const columns = await describe(client, table);
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
    reading: readingOf(mapping, examples),
    name: address.table,
  };
}

async function describe(
  client: ClickHouseClient,
  table: Sql,
): Promise<NamedType[]> {
  const rows = await client.ask(sql`DESCRIBE TABLE ${table}`);
  const columns = rows
    .filter(([, , kind]) => kind === "" || kind === "DEFAULT")
    .map(([name, type]) => ({
      name: String(name),
      type: readType(String(type)),
    }));
  if (columns.length > 0) return columns;
  throw new InputError("Cannot read the table: it has no column");
}

function tableColumn(
  { name, type }: NamedType,
  mapping: readonly MappedSql[],
  canonicals: { timestamp: Sql; latency_ms: Sql | null },
): TableColumn {
  const canonical =
    mapping.find(({ from }) => from.some((source) => source.name === name))
      ?.canonical ?? null;
  const value = identifier(name);
  const raw = type.kind === "text" ? textSql({ value, type }) : value;
  const isNumber = (type.kind === "integer" || type.kind === "number") &&
    type.isExact;
  const typed = canonical === "timestamp"
    ? sql`toFloat64(${canonicals.timestamp})`
    : canonical === "latency_ms"
    ? canonicals.latency_ms ?? raw
    : typedValue(raw, type);
  return {
    name,
    type: canonical === "timestamp"
      ? "timestamp"
      : canonical === "latency_ms"
      ? "number"
      : overviewType(type),
    canonical,
    raw: type.kind === "nested" ? sql`toString(${value})` : raw,
    typed,
    isNumber,
  };
}

function typedValue(raw: Sql, type: NamedType["type"]): Sql {
  switch (type.kind) {
    case "seconds":
    case "moment":
    case "day":
      return sql`toFloat64(${timestampSql({ value: raw, type })})`;
    case "integer":
    case "number":
      return sql`toFloat64(${raw})`;
    default:
      return sql`toString(${raw})`;
  }
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

function readingOf(mapping: readonly MappedSql[], examples: Row): Reading {
  return {
    files: [],
    mapping: mapping.map(({ canonical, from, reason }, i): MappingReading => ({
      canonical,
      columns: from.map(({ name }) => name),
      joined: false,
      reason,
      read: readAs(canonical, from[0]),
      examples: [...new Set(examples.slice(2 * i, 2 * i + 2))]
        .filter((example) => example !== null && example !== "")
        .map((example) => shorten(String(example), 60)),
    })),
    timezone: "UTC",
    zoneless: null,
    yearFrom: null,
    dayFrom: null,
    rejected: [],
    firstRejected: [],
    templates: null,
    deduplicated: null,
  };
}

const LATENCY_UNITS: Readonly<Record<string, string>> = {
  ns: "nanoseconds",
  us: "microseconds",
  ms: "milliseconds",
  s: "seconds",
};

function readAs(
  canonical: CanonicalColumn,
  { unit, type }: MappedSource,
): string | null {
  if (canonical === "timestamp") {
    return type.kind === "text" ? "ISO 8601" : null;
  }
  if (canonical !== "latency_ms") return null;
  const plain = LATENCY_UNITS[unit ?? "ms"] ?? unit;
  if (type.kind === "text") return `with units, else ${plain}`;
  return unit === undefined ? `${plain}, for want of a unit` : plain;
}
