import { InputError } from "../../logs/input_error.ts";
import { type ClickHouseAddress, showAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { sql } from "./sql.ts";

/** A server of a cluster. */
export interface ClusterServer {
  /** The number of the shard, from 1. */
  readonly shard: number;
  readonly host: string;
  /** The port of ClickHouse's own protocol. */
  readonly port: number;
  /** `http://host:port`, on the port of the server that is asked. */
  readonly server: string;
}

/**
 * The servers of a cluster in the order of its shards; several have the same shard
 * where it has replicas.
 *
 * @throws {InputError} If the cluster is not known.
 */
export async function clusterServers(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  cluster: string,
): Promise<ClusterServer[]> {
  const rows = await client.ask(
    sql`SELECT shard_num, host_name, port FROM system.clusters WHERE cluster = ${cluster} ORDER BY shard_num, replica_num`,
  );
  if (rows.length === 0) throw await noCluster(client, address, cluster);
  const { protocol, port } = new URL(address.server);
  return rows.map(([shard, host, own]) => {
    const name = String(host);
    return {
      shard: Number(shard),
      host: name,
      port: Number(own),
      server: `${protocol}//${name.includes(":") ? `[${name}]` : name}${
        port === "" ? "" : `:${port}`
      }`,
    };
  });
}

async function noCluster(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  cluster: string,
): Promise<InputError> {
  const known = await client.ask(
    sql`SELECT DISTINCT cluster FROM system.clusters ORDER BY cluster`,
  );
  return new InputError(
    `Cannot load into ${showAddress(address)}: there is no cluster ${
      JSON.stringify(cluster)
    }; the clusters are ${
      known.map(([name]) => JSON.stringify(name)).join(", ") || "none"
    }`,
  );
}
