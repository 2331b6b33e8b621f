import type { EntryColumns } from "../entry_columns.ts";
import { skipSpaces } from "./characters.ts";
import type { Layout } from "./layout.ts";
import { patternLayout } from "./pattern_layout.ts";
import { SyslogTag } from "./syslog_tag.ts";

/**
 * Makes the layouts of what supercomputers log, as collected for research on
 * failures:
 *
 * - events of a Blue Gene (RAS): `alert` (`-` for none), `epoch_s`, `node`,
 *   `timestamp`, `kind`, `service` (the component), `level`, `message`;
 * - syslog of a cluster: `alert`, `timestamp` (seconds since 1970), `host`,
 *   `local_time`, `service`, `pid`, `message`;
 * - events of a cluster: `log_id`, `host`, `service` (the component), `event`,
 *   `timestamp` (seconds since 1970), `flag`, `message`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { clusterLogs } from "./cluster_logs.ts";
 *
 * const [ras] = clusterLogs();
 * const entries = new EntryColumns();
 * ras.read(
 *   "- 1710231302 2024.03.12 R02 2024-03-12-08.15.02.363779 R02 RAS KERNEL INFO up",
 *   entries,
 * );
 *
 * assertEquals(entries.get("service"), "KERNEL");
 * assertEquals(entries.get("level"), "INFO");
 * ```
 */
export function clusterLogs(): Layout[] {
  return [
    patternLayout({
      name: "RAS log",
      pattern:
        /^(?:-|(\S{1,40})) (\d{9,10}) \d{4}\.\d\d\.\d\d (\S{1,80}) (\d{4}-\d\d-\d\d-\d\d\.\d\d\.\d\d\.\d{6}) \S{1,80} (\w{1,20}) (\w{1,20}) (\w{1,20}) ?/,
      columns: [
        "alert",
        "epoch_s",
        "node",
        "timestamp",
        "kind",
        "service",
        "level",
      ],
    }),
    patternLayout({
      name: "cluster syslog",
      pattern:
        /^(?:-|(\S{1,40})) (\d{9,10}) \d{4}\.\d\d\.\d\d (\S{1,80}) ([A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d) \S{1,160} ?/,
      columns: ["alert", "timestamp", "host", "local_time"],
      readRest: setTagged,
    }),
    patternLayout({
      name: "cluster event log",
      pattern:
        /^(\d{1,12}) (\S{1,80}) (\S{1,40}) (\S{1,60}) ([19]\d{8,9}) (\d{1,3}) /,
      columns: ["log_id", "host", "service", "event", "timestamp", "flag"],
    }),
  ];
}

function setTagged(rest: string, entries: EntryColumns): void {
  const tag = SyslogTag.in(rest, 0);
  if (tag === null) return entries.set("message", rest);
  entries.setPart("service", rest, 0, tag.processEnd);
  if (tag.moduleEnd > tag.moduleStart) {
    entries.setPart("module", rest, tag.moduleStart, tag.moduleEnd);
  }
  if (tag.pidEnd > tag.pidStart) {
    entries.setPart("pid", rest, tag.pidStart, tag.pidEnd);
  }
  entries.set("message", rest.slice(skipSpaces(rest, tag.end)));
}
