import type { Period } from "../polars_overview.ts";
import type { ClickHouseAddress } from "./address.ts";
import { ClickHouseClient } from "./clickhouse_client.ts";
import { clusterServers } from "./cluster_servers.ts";
import { ledgerName, type LoadAbout, tableName } from "./load_ledger.ts";
import {
  isCanonical,
  LOADED_COLUMNS,
  type LoadedColumn,
} from "./loaded_columns.ts";
import { identifier, Sql, sql } from "./sql.ts";

/** The tables that {@linkcode createTables} makes. */
export interface TablesPlan {
  readonly about: LoadAbout;
  readonly period: Period;
  readonly cluster?: string;
  readonly timeout_s?: number;
}

const DAY_US = 86_400e6;
/** ClickHouse refuses an INSERT into more parts than this. */
const MOST_PARTS = 90;
/** Rows that stand together in a file stay so on a shard. */
const STRIPES = sql`intDiv(${identifier(LOADED_COLUMNS.row)}, 1024)`;

/**
 * Makes a table for logs and the one that says what was loaded: cut into parts by
 * day, in each ordered by service and time. With a cluster, every shard gets a
 * table `NAME_local` and a table of the given name over all shards, so that a
 * report can ask any of them.
 *
 * @throws {InputError} If the cluster is not known, or the server refuses.
 */
export async function createTables(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  { about, period, cluster, timeout_s }: TablesPlan,
): Promise<void> {
  const columns = await columnsSql(client, about.columns);
  const engine = sql`ENGINE = MergeTree PARTITION BY ${
    partitionSql(period, identifier(LOADED_COLUMNS.second))
  } ORDER BY (ifNull(${identifier(LOADED_COLUMNS.service)}, ''), ${
    identifier(LOADED_COLUMNS.second)
  })`;
  const tables = [
    { name: address.table, columns, engine, shards: STRIPES },
    {
      name: ledgerName(address),
      columns: [sql`number UInt32, identity String, about String`],
      engine: sql`ENGINE = MergeTree ORDER BY number`,
      shards: sql`number`,
    },
  ];
  const nodes = cluster === undefined
    ? [client]
    : await nodesOf(client, address, { cluster, timeout_s });
  for (const node of nodes) {
    await node.run(
      sql`CREATE DATABASE IF NOT EXISTS ${identifier(address.database)}`,
    );
    for (const table of tables) {
      await createTable(node, address, table, cluster);
    }
  }
}

/** A client for each host of a cluster. */
async function nodesOf(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  { cluster, timeout_s }: { cluster: string; timeout_s?: number },
): Promise<ClickHouseClient[]> {
  const servers = await clusterServers(client, address, cluster);
  return [...new Set(servers.map(({ server }) => server))].map((server) =>
    new ClickHouseClient({ ...address, server }, { timeout_s })
  );
}

interface NewTable {
  readonly name: string;
  readonly columns: readonly Sql[];
  readonly engine: Sql;
  /** What decides which shard a row goes to. */
  readonly shards: Sql;
}

async function createTable(
  node: ClickHouseClient,
  { database }: ClickHouseAddress,
  { name, columns, engine, shards }: NewTable,
  cluster: string | undefined,
): Promise<void> {
  const create = (table: string, engine: Sql) =>
    node.run(
      sql`CREATE TABLE IF NOT EXISTS ${
        tableName({ database, table })
      } (${columns}) ${engine}`,
    );
  if (cluster === undefined) return await create(name, engine);
  const local = `${name}_local`;
  await create(local, engine);
  await create(
    name,
    sql`ENGINE = Distributed(${identifier(cluster)}, ${identifier(database)}, ${
      identifier(local)
    }, ${shards})`,
  );
}

async function columnsSql(
  client: ClickHouseClient,
  columns: readonly LoadedColumn[],
): Promise<Sql[]> {
  const [[version]] = await client.ask(sql`SELECT version()`);
  // Before 19, LowCardinality has to be allowed by a setting.
  const isOld = Number(String(version).split(".")[0]) < 19;
  const name = isOld ? "Nullable(String)" : "LowCardinality(Nullable(String))";
  const types: Record<keyof typeof LOADED_COLUMNS, string> = {
    second: "DateTime",
    timestamp: "Nullable(Int64)",
    level: name,
    service: name,
    message: "Nullable(String)",
    latency_ms: "Nullable(Float64)",
    late: "UInt8",
    load: "UInt32",
    row: "UInt64",
    file: name,
    line: "UInt64",
  };
  return [
    ...Object.entries(types).map(([column, type]) =>
      sql`${identifier(LOADED_COLUMNS[column as keyof typeof types])} ${new Sql(
        type,
      )}`
    ),
    ...columns.filter(({ holder }) => !isCanonical(holder)).map((
      { holder, stored },
    ) => sql`${identifier(holder)} ${new Sql(`Nullable(${stored})`)}`),
  ];
}

/**
 * Cuts a table by day; by month where there would be too many days.
 *
 * @param second A column of type DateTime.
 */
export function partitionSql({ first, last }: Period, second: Sql): Sql {
  const days = ((last ?? 0) - (first ?? 0)) / DAY_US;
  if (days < MOST_PARTS) return sql`toYYYYMMDD(${second})`;
  return days < MOST_PARTS * 28 ? sql`toYYYYMM(${second})` : sql`tuple()`;
}
