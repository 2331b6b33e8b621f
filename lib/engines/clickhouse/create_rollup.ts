import type { Period } from "../polars_overview.ts";
import type { ClickHouseAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { partitionSql } from "./create_tables.ts";
import { hasTable, tableName } from "./load_ledger.ts";
import { loadedColumn } from "./loaded_columns.ts";
import { ROLLUP_KEYS, rollupColumn, rollupName } from "./rollup_columns.ts";
import { rollupQuery } from "./rollup_query.ts";
import { identifier, type Sql, sql } from "./sql.ts";
import { type TableNode, tableNodes } from "./table_nodes.ts";

/** What a roll-up is made of. */
export interface RollupPlan {
  readonly period: Period;
  /** A whole number near the mean latency. */
  readonly centre_ms: number;
  readonly timeout_s?: number;
}

/**
 * Makes sure that a table that `load` filled has a roll-up with all its logs: a
 * table with a row for each second, level and service, which a view adds what comes
 * in to. One that has other logs is made anew. On a cluster, each shard has one of
 * its own, `NAME_rollup_local`, and `NAME_rollup` stands for all.
 *
 * @throws {InputError} If the server refuses.
 */
export async function ensureRollup(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  plan: RollupPlan,
): Promise<void> {
  if (await isWhole(client, address)) return;
  const { nodes, cluster } = await tableNodes(client, address, plan.timeout_s);
  const rollup = { ...address, table: rollupName(address) };
  const local = cluster === undefined ? rollup : atShard(rollup);
  for (const node of nodes) {
    await makeRollup(node, local, plan);
    if (cluster === undefined) continue;
    await node.client.run(sql`DROP TABLE IF EXISTS ${tableName(rollup)}`);
    await node.client.run(
      sql`CREATE TABLE ${tableName(rollup)} AS ${
        tableName(local)
      } ENGINE = Distributed(${identifier(cluster)}, ${
        identifier(local.database)
      }, ${identifier(local.table)})`,
    );
  }
}

type Name = TableNode["table"];

function atShard({ database, table }: Name): Name {
  return { database, table: `${table}_local` };
}

/** Whether there is a roll-up, and with as many logs as the table. */
async function isWhole(
  client: ClickHouseClient,
  address: ClickHouseAddress,
): Promise<boolean> {
  const rollup = { ...address, table: rollupName(address) };
  if (!await hasTable(client, rollup)) return false;
  const [[[rows]], [[rolled]]] = await Promise.all([
    client.ask(sql`SELECT toFloat64(count()) FROM ${tableName(address)}`),
    client.ask(
      sql`SELECT toFloat64(countMerge(${rollupColumn("logs")})) FROM ${
        tableName(rollup)
      }`,
    ),
  ]);
  return rows === rolled;
}

/** The table, the view that fills it from now on, and what is there already. */
async function makeRollup(
  { client, table }: TableNode,
  rollup: Name,
  { period, centre_ms }: RollupPlan,
): Promise<void> {
  const view = tableName({ ...rollup, table: `${rollup.table}_view` });
  const target = tableName(rollup);
  const query = (where: Sql) => rollupQuery(tableName(table), where, centre_ms);
  await client.run(sql`DROP TABLE IF EXISTS ${view}`);
  await client.run(sql`DROP TABLE IF EXISTS ${target}`);
  await client.run(
    sql`CREATE TABLE ${target} ENGINE = AggregatingMergeTree PARTITION BY ${
      partitionSql(period, rollupColumn("time"))
    } ORDER BY (${ROLLUP_KEYS.map(rollupColumn)}) AS ${query(sql`0`)}`,
  );
  await client.run(
    sql`CREATE MATERIALIZED VIEW ${view} TO ${target} AS ${query(sql`1`)}`,
  );
  // A day at a time: the groups of one have to fit into memory.
  const day = sql`toYYYYMMDD(${loadedColumn("second")})`;
  const days = await client.ask(
    sql`SELECT DISTINCT ${day} FROM ${tableName(table)} ORDER BY ${day}`,
  );
  for (const [number] of days) {
    await client.run(
      sql`INSERT INTO ${target} ${query(sql`${day} = ${Number(number)}`)}`,
    );
  }
}
