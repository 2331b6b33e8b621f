import type { ClickHouseAddress } from "./address.ts";
import { ClickHouseClient } from "./clickhouse_client.ts";
import { type ClusterServer, clusterServers } from "./cluster_servers.ts";
import { distributedOver } from "./distributed_over.ts";

/** A server and the table there that holds rows. */
export interface TableNode {
  readonly client: ClickHouseClient;
  readonly table: Pick<ClickHouseAddress, "database" | "table">;
}

/** The servers that hold a table's rows. */
export interface TableNodes {
  /** One of each host; the server that is asked where the table is its own. */
  readonly nodes: readonly TableNode[];
  /** The cluster that the table stands for, if it does for one. */
  readonly cluster?: string;
  /** All its servers. */
  readonly servers: readonly ClusterServer[];
}

/**
 * Where the rows of a table are: there, or in tables on the hosts of a cluster, which
 * are asked on the HTTP port of the server that is.
 */
export async function tableNodes(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  timeout_s: number | undefined,
): Promise<TableNodes> {
  const over = await distributedOver(client, address);
  if (over === undefined) {
    return { nodes: [{ client, table: address }], servers: [] };
  }
  const { cluster, ...table } = over;
  const servers = await clusterServers(client, address, cluster);
  const hosts = new Set(servers.map(({ server }) => server));
  const nodes = [...hosts].map((server) => ({
    client: new ClickHouseClient({ ...address, server }, { timeout_s }),
    table,
  }));
  return { nodes, cluster, servers };
}
