import { InputError } from "../../logs/input_error.ts";
import { type ClickHouseAddress, showAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { tableName } from "./load_ledger.ts";
import { type Sql, sql } from "./sql.ts";

/** How far logs were written into a given table. */
export type FillState = "new" | "begun" | "done";

/** The table that says what a given one was filled with. */
function recordOf(address: ClickHouseAddress): Sql {
  return tableName({ ...address, table: `${address.table}_filled` });
}

/**
 * Whether logs are in a given table already. Those whose writing was broken off are
 * in it or not, which its number of rows tells.
 *
 * @param rows How many logs there are.
 * @throws {InputError} If only some are there, or others wrote meanwhile.
 */
export async function fillState(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  { identity, rows }: { identity: string; rows: number },
): Promise<FillState> {
  const record = recordOf(address);
  await client.run(
    sql`CREATE TABLE IF NOT EXISTS ${record} (identity String, before UInt64, done UInt8) ENGINE = MergeTree ORDER BY identity`,
  );
  const [[known, done, before]] = await client.ask(
    sql`SELECT toFloat64(count()), toFloat64(max(done)), toFloat64(max(before))
      FROM ${record} WHERE identity = ${identity}`,
  );
  if (Number(known) === 0) return "new";
  if (Number(done) === 1) return "done";
  const more = await countOf(client, address) - Number(before);
  if (more === rows) return "done";
  if (more === 0) return "begun";
  throw new InputError(
    `Cannot load into ${
      showAddress(address)
    }: writing ${rows} logs into it was broken off, and it has ${more} rows more than before; take out those that are too many, and the row for it in ${address.table}_filled`,
  );
}

/** Writes down that logs will be written, or that they were. */
export async function recordFill(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  { identity, isDone }: { identity: string; isDone: boolean },
): Promise<void> {
  const before = isDone ? 0 : await countOf(client, address);
  await client.run(
    sql`INSERT INTO ${
      recordOf(address)
    } (identity, before, done) VALUES (${identity}, ${before}, ${
      isDone ? 1 : 0
    })`,
  );
}

async function countOf(
  client: ClickHouseClient,
  address: ClickHouseAddress,
): Promise<number> {
  const [[rows]] = await client.ask(
    sql`SELECT toFloat64(count()) FROM ${tableName(address)}`,
  );
  return Number(rows);
}
