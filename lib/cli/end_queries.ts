import { isClickHouse, readAddress } from "../engines/clickhouse/address.ts";
import { nameQueries } from "../engines/clickhouse/query_names.ts";
import type { LogsName } from "../logs/locate_logs.ts";

/** The exit status of what Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Has Ctrl-C end this process's queries on the cluster too, those of a report's
 * kernels included: old versions go on with a query when nobody waits for it any
 * more. Does nothing if the logs are no table.
 */
export function endQueriesWithProcess(logs: LogsName | undefined): void {
  const url = [logs].flat().find((name) => isClickHouse(name ?? ""));
  if (url === undefined) return;
  const address = readAddress(url);
  nameQueries();
  Deno.addSignalListener("SIGINT", async () => {
    const { ClickHouseClient } = await import(
      "../engines/clickhouse/clickhouse_client.ts"
    );
    await new ClickHouseClient(address).endQueries();
    Deno.exit(INTERRUPTED);
  });
}
