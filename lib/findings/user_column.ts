import type { Overview } from "../logs/log_source.ts";

/** What people call columns that say on whose behalf a log was written, the surest first. */
const NAMES = [
  /^(end)?(user|customer|account|member|subscriber|tenant)(id|name|key|no|number)?$/,
  /^(client|caller)(id|name|key|no|number)?$/,
  /^(client|remote|source|src|peer|caller)?(ip|ipaddress|ipaddr|address|addr)$/,
];

/**
 * The column that names users, or else clients, or else their addresses; null
 * where there is none. Case, dots, dashes, underscores and blanks do not matter:
 * `User`, `user_id`, `client.address` and `ClientIP` are found.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { userColumn } from "./user_column.ts";
 *
 * assertEquals(userColumn(await (await openLogs()).overview()), "User");
 * ```
 */
export function userColumn(
  { columns }: Pick<Overview, "columns">,
): string | null {
  const free = columns.filter(({ canonical }) => canonical === null);
  for (const pattern of NAMES) {
    const found = free.find(({ name }) =>
      pattern.test(name.toLowerCase().replace(/[\s._-]/g, ""))
    );
    if (found !== undefined) return found.name;
  }
  return null;
}
