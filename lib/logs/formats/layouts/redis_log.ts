import type { EntryColumns } from "../entry_columns.ts";
import { defineLayout, type Layout } from "./layout.ts";

/** Redis writes levels as signs. */
const LEVELS = new Map([
  [".", "debug"],
  ["-", "verbose"],
  ["*", "notice"],
  ["#", "warning"],
]);

const ROLES = new Map([
  ["X", "sentinel"],
  ["C", "child"],
  ["S", "replica"],
  ["M", "master"],
]);

const HEADER =
  /^(?:(\d{1,10}):([XCSM])|\[(\d{1,10})\]) (\d\d [A-Z][a-z]{2} (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{3})?) ([.*#-]) /;

/**
 * Makes the layout of Redis: `pid`, `service` (the role: master, replica, child,
 * sentinel; none up to Redis 2), `timestamp`, `level` as the word that the sign
 * stands for, `message`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { redisLog } from "./redis_log.ts";
 *
 * const entries = new EntryColumns();
 * redisLog().read("1:M 20 Nov 2023 08:40:50.664 # low memory", entries);
 *
 * assertEquals(entries.get("level"), "warning");
 * assertEquals(entries.get("service"), "master");
 * ```
 */
export function redisLog(): Layout {
  return defineLayout({
    name: "Redis log",
    beginsEntry: (line) => HEADER.test(line),
    readLine(line, entries) {
      const match = HEADER.exec(line);
      if (match === null) return "not the header of a Redis log";
      setHeader(entries, match);
      entries.set("message", line.slice(match[0].length));
      return undefined;
    },
  });
}

function setHeader(entries: EntryColumns, match: RegExpExecArray): void {
  const [, pid, role, oldPid, timestamp, sign] = match;
  entries.set("pid", pid ?? oldPid);
  const service = ROLES.get(role);
  if (service !== undefined) entries.set("service", service);
  entries.set("timestamp", timestamp);
  entries.set("level", LEVELS.get(sign) ?? sign);
}
