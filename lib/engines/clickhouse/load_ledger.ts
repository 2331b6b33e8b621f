import type { Reading } from "../../logs/reading.ts";
import type { ClickHouseAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { LoadedColumn } from "./loaded_columns.ts";
import { identifier, type Sql, sql } from "./sql.ts";

/** What was loaded into a table at once: the logs of some files. */
export interface LoadRecord {
  /** From 1, in the order of the loads. */
  readonly number: number;
  /** Tells the same logs, read the same way, from others. */
  readonly identity: string;
  /** Undefined while the load is not finished. */
  readonly about?: LoadAbout;
}

/** What a finished load left behind. */
export interface LoadAbout {
  readonly rows: number;
  readonly columns: readonly LoadedColumn[];
  /** The canonical columns that the logs have. */
  readonly canonical: readonly string[];
  readonly reading: Reading;
}

/** A table's name with its database. */
export function tableName(
  { database, table }: Pick<ClickHouseAddress, "database" | "table">,
): Sql {
  return sql`${identifier(database)}.${identifier(table)}`;
}

/** What the table beside a table of logs is called that says what was loaded into it. */
export function ledgerName({ table }: ClickHouseAddress): string {
  return `${table}_loads`;
}

/** That table as SQL. */
export function ledgerOf(address: ClickHouseAddress): Sql {
  return tableName({ ...address, table: ledgerName(address) });
}

/** Whether there is a table. */
export async function hasTable(
  client: ClickHouseClient,
  { database, table }: Pick<ClickHouseAddress, "database" | "table">,
): Promise<boolean> {
  const found = await client.ask(
    sql`SELECT name FROM system.tables WHERE database = ${database} AND name = ${table}`,
  );
  return found.length > 0;
}

/** The loads of a table in their order; undefined if it was not filled by `load`. */
export async function readLedger(
  client: ClickHouseClient,
  address: ClickHouseAddress,
): Promise<LoadRecord[] | undefined> {
  const ledger = { ...address, table: ledgerName(address) };
  if (!await hasTable(client, ledger)) return undefined;
  const rows = await client.ask(
    sql`SELECT number, identity, max(about) FROM ${
      ledgerOf(address)
    } GROUP BY number, identity ORDER BY number`,
  );
  return rows.map(([number, identity, about]) => ({
    number: Number(number),
    identity: String(identity),
    ...(about === "" ? {} : { about: JSON.parse(String(about)) as LoadAbout }),
  }));
}
