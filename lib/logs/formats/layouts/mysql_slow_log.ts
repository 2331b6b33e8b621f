import type { EntryColumns } from "../entry_columns.ts";
import { DETAILS_LENGTH, type Layout } from "./layout.ts";

const TIME =
  /^# Time: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?|\d{6} {1,2}\d{1,2}:\d\d:\d\d)/;
const USER =
  /^# User@Host: ([^[\r\n]{0,80}?)(?:\[[^\]\r\n]{0,80}\])? @ {1,3}(\S{0,253})/m;
/** `Query_time: 0.012`, in comments only: a statement may say anything. */
const NUMBERS = /\b(Query_time|Lock_time|Rows_sent|Rows_examined): ([\d.]+)/g;
const NOT_QUERY = /^(?:#|SET timestamp=\d+;|use \S+;)/i;

/**
 * Makes the layout of MySQL's and MariaDB's log of slow queries: `timestamp`,
 * `user`, `host`, `query_time` and `lock_time` in seconds, `rows_sent`,
 * `rows_examined`, and as `message` the statement, which may go over lines.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { mysqlSlowLog } from "./mysql_slow_log.ts";
 *
 * const entries = new EntryColumns();
 * mysqlSlowLog().read(
 *   "# Time: 2023-11-20T08:40:50Z\n# Query_time: 1.5  Lock_time: 0.0\nSELECT 1;",
 *   entries,
 * );
 *
 * assertEquals(entries.get("query_time"), "1.5");
 * assertEquals(entries.get("message"), "SELECT 1;");
 * ```
 */
export function mysqlSlowLog(): Layout {
  return {
    name: "MySQL slow log",
    beginsEntry: (line) => TIME.test(line),
    read(text, entries) {
      const time = TIME.exec(text);
      if (time === null) return "not the header of a MySQL slow log";
      entries.set("timestamp", time[1]);
      readEntry(text.slice(0, DETAILS_LENGTH), entries);
      return undefined;
    },
  };
}

function readEntry(text: string, entries: EntryColumns): void {
  const [, user = "", host = ""] = USER.exec(text) ?? [];
  if (user !== "") entries.set("user", user);
  if (host !== "") entries.set("host", host);
  const query: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (!NOT_QUERY.test(line)) query.push(line);
    if (!line.startsWith("#")) continue;
    for (const [, name, number] of line.matchAll(NUMBERS)) {
      entries.set(name.toLowerCase(), number);
    }
  }
  entries.set("message", query.join("\n"));
}
