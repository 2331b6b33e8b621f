import { LONGEST_LATENCY_MS } from "../../logs/latency.ts";
import { LEVELS } from "../../logs/levels.ts";
import type {
  ColumnQuality,
  QualityFacts,
  UnreadableValue,
} from "../../logs/log_source.ts";
import { formatTimestamp } from "../../logs/timestamp.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { Cell, Row } from "./whole_answer.ts";
import { longestGap } from "./longest_gap.ts";
import type { LogTable, TableColumn } from "./log_table.ts";
import { literals, rowsOf } from "./rows_of.ts";
import { type Sql, sql } from "./sql.ts";
import type { TableSize } from "./table_period.ts";

const MOST_UNREADABLE = 10;
const MOST_SPELLINGS = 10;
/** How many facts are asked of each column. */
const FACTS = 5;

/** Answers `LogSource.quality()`. */
export async function clickHouseQuality(
  client: ClickHouseClient,
  table: LogTable,
  size: TableSize,
): Promise<QualityFacts> {
  const [facts, unknown, gap] = await Promise.all([
    scanFacts(client, table),
    unknownLevels(client, table),
    longestGap(client, table, size),
  ]);
  const columns = table.columns.map((column, i) =>
    columnQuality(column, facts.slice(4 + i * FACTS, 4 + (i + 1) * FACTS))
  );
  const [late, negative, absurd, unknownCount] = facts.map(Number);
  // A column without a repetition proves that no row is one.
  const isKeyed = columns.some(({ distinct }) => distinct === size.rows);
  return {
    rows: size.rows,
    columns,
    unreadable: await findUnreadable(
      client,
      table,
      table.columns.filter((_, i) => columns[i].unparsable > 0),
    ),
    duplicates: isKeyed ? 0 : size.rows - await distinctRows(client, table),
    outOfOrder: table.late === null ? null : late,
    longestGap: gap,
    unknownLevels: unknownCount,
    unknownSpellings: unknown,
    negativeLatencies: negative,
    absurdLatencies: absurd,
  };
}

/** All that one pass can tell: of the table, then of each column. */
async function scanFacts(
  client: ClickHouseClient,
  table: LogTable,
): Promise<Row> {
  const count = (test: Sql) => sql`toFloat64(countIf(${test}))`;
  const { level, latency_ms, late } = table;
  const facts = [
    late === null ? sql`0` : count(late),
    latency_ms === null ? sql`0` : count(sql`ifNull(${latency_ms} < 0, 0)`),
    latency_ms === null
      ? sql`0`
      : count(sql`ifNull(${latency_ms} > ${LONGEST_LATENCY_MS}, 0)`),
    level === null ? sql`0` : count(isUnknown(level)),
    ...table.columns.flatMap(({ raw, typed }) => [
      count(sql`isNull(${raw})`),
      count(sql`isNotNull(${raw}) AND isNull(${typed})`),
      sql`toFloat64(uniqExact(${raw}))`,
      sql`min(${typed})`,
      sql`max(${typed})`,
    ]),
  ];
  const [row] = await client.ask(sql`SELECT ${facts} ${rowsOf(table)}`);
  return row;
}

function columnQuality(
  { name, type, canonical }: TableColumn,
  [missing, unparsable, distinct, min, max]: Row,
): ColumnQuality {
  return {
    ...{ name, type, canonical },
    missing: Number(missing),
    unparsable: Number(unparsable),
    distinct: Number(distinct),
    min: asText(type, min),
    max: asText(type, max),
  };
}

function asText(type: string, value: Cell): string | null {
  if (value === null) return null;
  return type === "timestamp" && typeof value === "number"
    ? formatTimestamp(value)
    : String(value);
}

function isUnknown(level: Sql): Sql {
  // Versions differ in whether a null is in a list.
  return sql`isNotNull(${level}) AND assumeNotNull(${level}) NOT IN (${
    literals(LEVELS)
  })`;
}

/** The most frequent spellings of levels that are none. */
async function unknownLevels(client: ClickHouseClient, table: LogTable) {
  const { level } = table;
  if (level === null) return [];
  const rows = await client.ask(
    sql`SELECT assumeNotNull(${level}), toFloat64(count())
      ${rowsOf(table, {}, [isUnknown(level)])}
      GROUP BY assumeNotNull(${level})
      ORDER BY count() DESC, assumeNotNull(${level}) LIMIT ${MOST_SPELLINGS}`,
  );
  return rows.map(([value, rows]) => ({
    value: String(value),
    rows: Number(rows),
  }));
}

/** Rows that differ in some column; a null is a value of its own. */
async function distinctRows(
  client: ClickHouseClient,
  table: LogTable,
): Promise<number> {
  const values = table.columns.map(({ raw }) =>
    sql`isNull(${raw}), ifNull(toString(${raw}), '')`
  );
  const [[rows]] = await client.ask(
    sql`SELECT toFloat64(uniqExact((${values}))) ${rowsOf(table)}`,
  );
  return Number(rows);
}

async function findUnreadable(
  client: ClickHouseClient,
  table: LogTable,
  columns: readonly TableColumn[],
): Promise<UnreadableValue[]> {
  const { place } = table;
  if (place === null) return [];
  const found = await Promise.all(columns.map(async ({ name, raw, typed }) => {
    const rows = await client.ask(
      sql`SELECT ${place.file}, toFloat64(${place.line}), toString(${raw})
        ${rowsOf(table, {}, [sql`isNotNull(${raw}) AND isNull(${typed})`])}
        ORDER BY ${table.order} LIMIT ${MOST_UNREADABLE}`,
    );
    return rows.map(([file, line, value]) => ({
      column: name,
      file: file === null ? null : String(file),
      line: Number(line),
      value: String(value),
    }));
  }));
  return found.flat().sort((a, b) => a.line - b.line)
    .slice(0, MOST_UNREADABLE);
}
