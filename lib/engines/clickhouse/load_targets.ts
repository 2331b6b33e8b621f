import { InputError } from "../../logs/input_error.ts";
import type { ClickHouseAddress } from "./address.ts";
import { ClickHouseClient } from "./clickhouse_client.ts";
import { type ClusterServer, clusterServers } from "./cluster_servers.ts";
import { distributedOver } from "./distributed_over.ts";
import { hasTable } from "./load_ledger.ts";

/** Where rows can be written: a server and a table there. */
export interface LoadTarget {
  readonly client: ClickHouseClient;
  readonly table: Pick<ClickHouseAddress, "database" | "table">;
}

/** A shard that takes longer to answer is not written to directly. */
const SOON_S = 5;

/**
 * Where the rows of a table can be written: its shards, if each is one server that
 * can be reached on the same HTTP port, else the table itself, which hands the rows
 * on. Writing to the shards spares a server the work of handing on.
 */
export async function loadTargets(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  timeout_s: number | undefined,
): Promise<LoadTarget[]> {
  const itself = [{ client, table: address }];
  const over = await distributedOver(client, address);
  if (over === undefined) return itself;
  const servers = await clusterServers(client, address, over.cluster);
  if (!areApart(servers)) return itself;
  const reached = await Promise.all(
    servers.map(({ server }) => reaches({ ...address, server }, over)),
  );
  if (reached.includes(false)) return itself;
  return servers.map(({ server }) => ({
    client: new ClickHouseClient({ ...address, server }, { timeout_s }),
    table: over,
  }));
}

/** Whether each shard is a server, and each server another host. */
function areApart(servers: readonly ClusterServer[]): boolean {
  const different = (values: readonly unknown[]) =>
    new Set(values).size === servers.length;
  return different(servers.map(({ shard }) => shard)) &&
    different(servers.map(({ host }) => host));
}

async function reaches(
  address: ClickHouseAddress,
  table: LoadTarget["table"],
): Promise<boolean> {
  try {
    const client = new ClickHouseClient(address, { timeout_s: SOON_S });
    return await hasTable(client, table);
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}
