import { TextLines } from "../../bytes/text_lines.ts";
import { EntryColumns } from "../entry_columns.ts";
import { accessLog } from "./access_log.ts";
import { clusterLogs } from "./cluster_logs.ts";
import { detectLogfmt } from "./detect_logfmt.ts";
import { dotnetConsole } from "./dotnet_console.ts";
import { apacheErrorLog, nginxErrorLog } from "./error_logs.ts";
import { haproxyLog } from "./haproxy_log.ts";
import { kernelLog } from "./kernel_log.ts";
import { knownHeaders } from "./known_headers.ts";
import type { Layout } from "./layout.ts";
import { looksContinued } from "./looks_continued.ts";
import { mysqlSlowLog } from "./mysql_slow_log.ts";
import { otherAccessLogs } from "./other_access_logs.ts";
import { awsBalancerLog, envoyLog } from "./proxy_logs.ts";
import { redisLog } from "./redis_log.ts";
import { namesProcess, syslog3164 } from "./syslog_3164.ts";
import { s3Log } from "./s3_log.ts";
import { syslog5424 } from "./syslog_5424.ts";
import { tryLine } from "./try_line.ts";

/** A layout that the first lines of a file may have. */
export interface DetectedLayout {
  readonly format: Layout;
  /**
   * The share, 0 to 1, of the lines that read cleanly, of those that do not look
   * like one more line of the entry above.
   */
  readonly confidence: number;
  /** How many lines read cleanly. */
  readonly entries: number;
}

/**
 * Finds the plain-text layouts with a header of their own that some of the first
 * lines of a file have; one that says more of a line comes before one that says
 * less.
 *
 * @param head The first lines, without line breaks; some hundred are enough.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectParticular } from "./detect_particular.ts";
 *
 * const [found] = detectParticular(["1:M 20 Nov 2023 08:40:50.664 * up"]);
 *
 * assertEquals(found.format.name, "Redis log");
 * assertEquals(found.confidence, 1);
 * ```
 */
export function detectParticular(head: readonly string[]): DetectedLayout[] {
  const layouts = [
    haproxyLog(),
    envoyLog(),
    awsBalancerLog(),
    s3Log(),
    ...otherAccessLogs(),
    accessLog(),
    nginxErrorLog(),
    apacheErrorLog(),
    redisLog(),
    mysqlSlowLog(),
    dotnetConsole(),
    ...knownHeaders(),
    ...clusterLogs(),
    kernelLog(),
    syslog5424(),
    ...detectSyslog(head),
    ...detectLogfmt(head),
  ];
  const lines = TextLines.of(head);
  return layouts.map((layout) => judge(layout, lines))
    .filter(({ entries }) => entries > 0);
}

/** Lines with a syslog time are syslog's only where they name who wrote them. */
function detectSyslog(head: readonly string[]): Layout[] {
  const layout = syslog3164();
  const lines = head.filter((line) => layout.beginsEntry(line));
  const named = lines.filter(namesProcess).length;
  return named > 0 && named >= lines.length * 0.4 ? [layout] : [];
}

function judge(format: Layout, lines: TextLines): DetectedLayout {
  const scratch = new EntryColumns();
  let entries = 0;
  let others = 0;
  for (let i = 0; i < lines.length; i++) {
    const isRead = tryLine(format, lines, i, scratch);
    if (isRead === true) entries++;
    else if (isRead === false || isOther(lines.at(i))) others++;
  }
  const confidence = entries === 0 ? 0 : entries / (entries + others);
  return { format, confidence, entries };
}

/** Whether a line is neither blank nor one more of the entry above it. */
function isOther(line: string): boolean {
  return line.trim() !== "" && !looksContinued(line);
}
