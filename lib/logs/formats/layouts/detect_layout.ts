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
import { plainLines } from "./plain_lines.ts";
import { awsBalancerLog, envoyLog } from "./proxy_logs.ts";
import { redisLog } from "./redis_log.ts";
import { namesProcess, syslog3164 } from "./syslog_3164.ts";
import { syslog5424 } from "./syslog_5424.ts";
import { templateLayout } from "./template_layout.ts";

/** A layout that the first lines of a file may have. */
export interface DetectedLayout {
  readonly format: Layout;
  /**
   * The share, 0 to 1, of the lines that read cleanly, of those that do not look
   * like one more line of the entry above; 0 for the layout that reads anything.
   */
  readonly confidence: number;
  /** How many lines read cleanly. */
  readonly entries: number;
}

/** From this confidence on a particular layout comes before the general one. */
const PARTICULAR = 0.5;

/**
 * Finds the plain-text layouts that the first lines of a file may have, the best
 * first: those with a header of their own that read at least half of the lines,
 * the one learnt from the lines (`templateLayout`), other ones with a header of
 * their own, and last the one that takes each line for a message.
 *
 * @param head The first lines, without line breaks; some hundred are enough.
 * @returns At least one.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectLayout } from "./detect_layout.ts";
 *
 * const [best] = detectLayout(["1:M 20 Nov 2023 08:40:50.664 * up"]);
 *
 * assertEquals(best.format.name, "Redis log");
 * assertEquals(best.confidence, 1);
 * ```
 */
export function detectLayout(head: readonly string[]): DetectedLayout[] {
  const particular = detectParticular(head)
    .sort((a, b) => b.confidence - a.confidence);
  const likely = particular.filter((found) => found.confidence >= PARTICULAR);
  const general = templateLayout(head);
  return [
    ...likely,
    ...(general === null ? [] : [judge(general, head)]),
    ...particular.slice(likely.length),
    { format: plainLines(), confidence: 0, entries: head.length },
  ];
}

/**
 * The layouts with a header of their own that read some of the lines; one that
 * says more of a line comes before one that says less.
 */
export function detectParticular(head: readonly string[]): DetectedLayout[] {
  const layouts = [
    haproxyLog(),
    envoyLog(),
    awsBalancerLog(),
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
  return layouts.map((layout) => judge(layout, head))
    .filter(({ entries }) => entries > 0);
}

/** Lines with a syslog time are syslog's only where they name who wrote them. */
function detectSyslog(head: readonly string[]): Layout[] {
  const layout = syslog3164();
  const lines = head.filter((line) => layout.beginsEntry(line));
  const named = lines.filter(namesProcess).length;
  return named > 0 && named >= lines.length * 0.4 ? [layout] : [];
}

function judge(format: Layout, head: readonly string[]): DetectedLayout {
  const scratch = new EntryColumns();
  let entries = 0;
  let others = 0;
  for (const line of head) {
    if (format.beginsEntry(line)) {
      if (format.read(line, scratch) === undefined) {
        entries++;
        // What is kept need not be made anew for the next line.
        scratch.keep(1);
      } else {
        others++;
        scratch.drop();
      }
    } else if (line.trim() !== "" && !looksContinued(line)) others++;
  }
  const confidence = entries === 0 ? 0 : entries / (entries + others);
  return { format, confidence, entries };
}
