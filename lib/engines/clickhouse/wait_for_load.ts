import { InputError } from "../../logs/input_error.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { queriesThatLoad } from "./query_names.ts";
import { sql } from "./sql.ts";

const MOST_TRIES = 600;
const PAUSE_MS = 100;

/**
 * Ends what a process left running on a server that loaded the same and was ended
 * itself, and waits for it.
 *
 * @param identity What was loaded.
 * @throws {InputError} If it runs on for a minute.
 */
export async function waitForLoad(
  client: ClickHouseClient,
  identity: string,
): Promise<void> {
  const running = sql`query_id LIKE ${queriesThatLoad(identity)}`;
  await client.run(sql`KILL QUERY WHERE ${running} ASYNC`);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const left = await client.ask(
      sql`SELECT query_id FROM system.processes WHERE ${running}`,
    );
    if (left.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new InputError(
    `Cannot write to ${client.address}: an earlier load of these logs is still running; try again when it is done`,
  );
}
