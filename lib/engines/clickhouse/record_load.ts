import type { ClickHouseAddress } from "./address.ts";
import { ledgerName, type LoadRecord, tableName } from "./load_ledger.ts";
import { sql } from "./sql.ts";
import type { TableNode } from "./table_nodes.ts";

/**
 * Writes down that a load has begun or, with what it left behind, is finished: on
 * each shard, so that it is known whichever of them answers.
 *
 * @param targets Where the rows are written.
 * @throws {InputError} If a server refuses.
 */
export async function recordLoad(
  targets: readonly TableNode[],
  address: ClickHouseAddress,
  { number, identity, about }: LoadRecord,
): Promise<void> {
  const text = about === undefined ? "" : JSON.stringify(about);
  const ledger = ledgerName(address);
  await Promise.all(targets.map(({ client, table }) => {
    const isLocal = table.table !== address.table;
    const name = { ...table, table: isLocal ? `${ledger}_local` : ledger };
    return client.run(
      sql`INSERT INTO ${
        tableName(name)
      } (number, identity, about) VALUES (${number}, ${identity}, ${text})`,
    );
  }));
}
