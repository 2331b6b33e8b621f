import type { ClickHouseAddress } from "./address.ts";
import { ClickHouseClient } from "./clickhouse_client.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import { distributedOver } from "./distributed_over.ts";
import { countShards, missingShards } from "./missing_shards.ts";
import { otherShards, PartialClient } from "./partial_client.ts";

/** Who asks about a table. */
export interface ReadingClient {
  readonly client: ClickHouseClient;
  /** The numbers of the shards that are left out. */
  readonly missing: readonly number[];
}

/**
 * A client for reading a table.
 *
 * @param allowPartial Whether shards that do not answer are left out, or which.
 * @throws {InputError} If other ones do not answer.
 */
export async function readingClient(
  address: ClickHouseAddress,
  timeout_s: number | undefined,
  allowPartial: OpenLogsOptions["allowPartial"] = false,
): Promise<ReadingClient> {
  const isAllowed = allowPartial !== false;
  const client = new ClickHouseClient(address, {
    timeout_s,
    allowPartial: isAllowed,
  });
  const over = isAllowed ? await distributedOver(client, address) : undefined;
  if (over === undefined) return { client, missing: [] };
  const { cluster } = over;
  const missing = await missingShards(client, address, cluster);
  const isExpected = typeof allowPartial === "boolean" ||
    allowPartial.join() === missing.join();
  if (!isExpected) throw otherShards(address);
  const answering = await countShards(client, cluster);
  return {
    client: new PartialClient(address, timeout_s, { cluster, answering }),
    missing,
  };
}
