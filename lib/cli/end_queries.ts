import { isClickHouse, readAddress } from "../engines/clickhouse/address.ts";
import type { LogsName } from "../logs/locate_logs.ts";

/** The exit status of what Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Has Ctrl-C end a report's queries on the cluster too, those of its kernels
 * included: old versions go on with a query when nobody waits for it any more. Does
 * nothing if the logs are no table.
 */
export function endQueriesWithProcess(logs: LogsName | undefined): void {
  const url = [logs].flat().find((name) => isClickHouse(name ?? ""));
  if (url === undefined) return;
  const address = readAddress(url);
  Deno.env.set("LOGBOOK_RUN", crypto.randomUUID());
  Deno.addSignalListener("SIGINT", async () => {
    const { ClickHouseClient } = await import(
      "../engines/clickhouse/clickhouse_client.ts"
    );
    await new ClickHouseClient(address).endReport();
    Deno.exit(INTERRUPTED);
  });
}
