import type { ClickHouseAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { hasTable } from "./load_ledger.ts";
import { readMoments } from "./latency_sql.ts";
import type { LogTable } from "./log_table.ts";
import { rollupColumn, rollupName } from "./rollup_columns.ts";
import { ROLLUP_US } from "./rollup_query.ts";
import { rollupTable } from "./rollup_table.ts";
import { rowsOf } from "./rows_of.ts";
import { sql } from "./sql.ts";

/**
 * How far the mean latency may be from what squares are summed around, in standard
 * deviations: further off, fewer than nine digits of a variance would be right.
 */
const MOST_DEVIATIONS = 1000;

/**
 * The roll-up of a table that `load` filled, if its figures are those of the logs: it
 * has all of the period, not only those that came after it was made, and their
 * latencies are near those that it was made for.
 */
export async function findRollup(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  table: LogTable,
): Promise<LogTable | undefined> {
  const { from = 0, to = 0 } = table.period;
  if (from % ROLLUP_US !== 0 || to % ROLLUP_US !== 0) return undefined;
  if (!await hasTable(client, { ...address, table: rollupName(address) })) {
    return undefined;
  }
  const rollup = rollupTable(table, address);
  const centre = rollupColumn("centre");
  const [[[rows]], [[rolled, least, most, ...latencies]]] = await Promise.all([
    client.ask(sql`SELECT ${table.measures.logs} ${rowsOf(table)}`),
    client.ask(
      sql`SELECT ${rollup.measures.logs}, min(${centre}), max(${centre}),
        ${rollup.measures.moments(0)} ${rowsOf(rollup)}`,
    ),
  ]);
  if (rows !== rolled || least !== most) return undefined;
  const { mean, sd } = readMoments(latencies);
  const isNear = mean === null || sd === null ||
    Math.abs(Number(mean) - Number(least)) <=
      MOST_DEVIATIONS * Math.max(Number(sd), 1);
  return isNear ? rollup : undefined;
}
