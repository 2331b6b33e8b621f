import { InputError } from "../../logs/input_error.ts";
import { type ClickHouseAddress, showAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { type ClusterServer, clusterServers } from "./cluster_servers.ts";
import { ShardError } from "./shard_error.ts";
import { sql } from "./sql.ts";

/**
 * How many shards of a cluster answer.
 *
 * @param client Skips those that do not.
 */
export async function countShards(
  client: Pick<ClickHouseClient, "ask">,
  cluster: string,
): Promise<number> {
  // A table that has one row on every server.
  const [[shards]] = await client.ask(
    sql`SELECT toFloat64(count()) FROM cluster(${cluster}, system, one)`,
  );
  return Number(shards);
}

/**
 * The numbers of the shards that do not answer.
 *
 * @param client Skips those that do not.
 * @throws {InputError} If it cannot be found out which these are.
 */
export async function missingShards(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  cluster: string,
): Promise<number[]> {
  const servers = await clusterServers(client, address, cluster);
  const shards = [...new Set(servers.map(({ shard }) => shard))];
  const answering = await countShards(client, cluster);
  if (answering === shards.length) return [];
  const answers = await Promise.all(
    servers.map((server) => isThere(client, server)),
  );
  const missing = shards.filter((shard) =>
    !servers.some((server, i) => server.shard === shard && answers[i])
  );
  if (missing.length === shards.length - answering) return missing;
  throw new InputError(
    `Cannot use --allow-partial with ${
      showAddress(address)
    }: ${answering} of ${shards.length} shards answer, and it cannot be found out which; the user must be allowed to use the table function remote()`,
  );
}

/** Whether a server can be reached from the one that is asked; it may refuse to answer. */
async function isThere(
  client: ClickHouseClient,
  { host, port }: ClusterServer,
): Promise<boolean> {
  const name = host.includes(":") ? `[${host}]` : host;
  try {
    const rows = await client.ask(
      sql`SELECT 1 FROM remote(${`${name}:${port}`}, system, one)`,
    );
    return rows.length > 0;
  } catch (error) {
    if (error instanceof InputError) return !(error instanceof ShardError);
    throw error;
  }
}
