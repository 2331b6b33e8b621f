import type { OpenLogsOptions } from "../open_logs_options.ts";
import { readAddress } from "./address.ts";
import { ClickHouseClient } from "./clickhouse_client.ts";
import { ClickHouseSource } from "./clickhouse_source.ts";
import { readLedger } from "./load_ledger.ts";
import { loadedTable } from "./loaded_table.ts";

/**
 * Opens a table of ClickHouse as logs.
 *
 * @param url `clickhouse://user@host:port/database/table`.
 * @throws {InputError} If it cannot be read, or not as logs.
 */
export async function openTable(
  url: string,
  _options: OpenLogsOptions,
): Promise<ClickHouseSource> {
  const address = readAddress(url);
  const client = new ClickHouseClient(address);
  const loads = await readLedger(client, address);
  if (loads === undefined) throw new Error("TODO");
  return new ClickHouseSource(client, loadedTable(address, loads, {}));
}
