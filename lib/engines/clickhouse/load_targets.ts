import { InputError } from "../../logs/input_error.ts";
import type { ClickHouseAddress } from "./address.ts";
import { ClickHouseClient } from "./clickhouse_client.ts";
import type { ClusterServer } from "./cluster_servers.ts";
import { hasTable } from "./load_ledger.ts";
import { type TableNode, tableNodes } from "./table_nodes.ts";

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
): Promise<readonly TableNode[]> {
  const itself = [{ client, table: address }];
  const { nodes, servers } = await tableNodes(client, address, timeout_s);
  if (nodes.length < servers.length || !areShards(servers)) return itself;
  const reached = await Promise.all(
    servers.map(({ server }) =>
      reaches({ ...address, server }, nodes[0].table)
    ),
  );
  return reached.includes(false) ? itself : nodes;
}

/** Whether each server is a shard of its own. */
function areShards(servers: readonly ClusterServer[]): boolean {
  return new Set(servers.map(({ shard }) => shard)).size === servers.length;
}

async function reaches(
  address: ClickHouseAddress,
  table: TableNode["table"],
): Promise<boolean> {
  try {
    const client = new ClickHouseClient(address, { timeout_s: SOON_S });
    return await hasTable(client, table);
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}
