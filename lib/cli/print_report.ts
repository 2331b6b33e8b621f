import { join } from "@std/path";
import { countText } from "../logs/format_number.ts";
import { missingShardsText } from "../logs/missing_shards.ts";
import { visibleText } from "../logs/visible_text.ts";
import { period } from "../site/log_facts.ts";
import { headlineText } from "./headline_text.ts";
import type { Report } from "./make_report.ts";
import { DONE, reportFailure } from "./run_command.ts";

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;

/**
 * Prints what a report found, what failed, and where it is.
 *
 * @param out The report's folder, as the user named it.
 * @returns The exit status: 0 done, 1 a cell failed.
 */
export function printReport(
  { logs, results, notebooks }: Report,
  out: string,
): number {
  const { overview } = logs;
  const lacking = missingShardsText(overview.missingShards);
  console.log(
    `\n${visibleText(overview.name)}: ${countText(overview.rows, "log")}, ${
      period(overview)
    }${lacking === undefined ? "" : `\n${lacking}`}\n\n${
      headlineText(results.findings, terminalWidth())
    }\n`,
  );
  const failed = notebooks.filter(({ error }) => error !== undefined);
  const statuses = failed.map(({ name, error }) => reportFailure(error, name));
  const names = failed.map(({ name }) => name).join(", ");
  console.log(
    `Report: ${join(out, "index.html")}` +
      (failed.length > 0 ? ` (incomplete: ${names})` : ""),
  );
  return Math.max(DONE, ...statuses);
}

/** Elsewhere than on a terminal lines are not broken: a program may read them. */
function terminalWidth(): number {
  return Deno.stdout.isTerminal()
    ? Math.min(Deno.consoleSize().columns, WIDEST)
    : Infinity;
}
