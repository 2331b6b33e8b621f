import type { LogSource } from "../logs/log_source.ts";
import type { Reach } from "./reliability/failure_reach.ts";
import { userColumn } from "./user_column.ts";

/** More users than this are not told apart. */
const MOST_USERS = 100_000;

/**
 * Who is behind the logs, for `failureReachFinding`.
 *
 * @returns Null where no column tells.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { userReach } from "./user_reach.ts";
 *
 * const reach = await userReach(await openLogs());
 * assertEquals(reach?.column, "User");
 * ```
 */
export async function userReach(logs: LogSource): Promise<Reach | null> {
  const column = userColumn(await logs.overview());
  if (column === null) return null;
  return { column, breakdown: await logs.breakdown(column, [], MOST_USERS) };
}
