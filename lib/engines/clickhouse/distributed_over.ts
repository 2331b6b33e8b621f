import type { ClickHouseAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { sql } from "./sql.ts";

/** What a `Distributed` table stands for. */
export interface DistributedOver {
  readonly cluster: string;
  /** The tables on the shards. */
  readonly database: string;
  readonly table: string;
}

/** A name as ClickHouse writes it in a table's engine: plain, or in quotes of some kind. */
const NAME = "(?:([\\w-]+)|'([^'\\\\]+)'|`([^`\\\\]+)`|\"([^\"\\\\]+)\")";
const ENGINE = new RegExp(
  `^Distributed\\(\\s*${NAME}\\s*,\\s*${NAME}\\s*,\\s*${NAME}\\s*[,)]`,
);

/**
 * Which tables a table stands for; undefined if it is no `Distributed` one, or if
 * its definition cannot be understood.
 */
export async function distributedOver(
  client: ClickHouseClient,
  { database, table }: Pick<ClickHouseAddress, "database" | "table">,
): Promise<DistributedOver | undefined> {
  const [row] = await client.ask(
    sql`SELECT engine_full FROM system.tables WHERE database = ${database} AND name = ${table}`,
  );
  return row === undefined ? undefined : readEngine(String(row[0]));
}

/**
 * Reads the definition of a table's engine.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readEngine } from "./distributed_over.ts";
 *
 * assertEquals(readEngine("Distributed('all', logs, `app_local`, rand())"), {
 *   cluster: "all",
 *   database: "logs",
 *   table: "app_local",
 * });
 * ```
 */
export function readEngine(engine: string): DistributedOver | undefined {
  const found = ENGINE.exec(engine);
  if (found === null) return undefined;
  const [cluster, database, table] = [0, 1, 2].map((place) =>
    found.slice(1 + place * 4, 5 + place * 4).find((name) => name !== undefined)
  );
  if (cluster === undefined || database === undefined || table === undefined) {
    return undefined;
  }
  return { cluster, database, table };
}
