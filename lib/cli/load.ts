import { identityOf } from "../engines/clickhouse/load_identity.ts";
import { loadLogs } from "../engines/clickhouse/load_logs.ts";
import { openLogFrame } from "../engines/open_logs.ts";
import { formatNumber } from "../logs/format_number.ts";
import { locateLogs } from "../logs/locate_logs.ts";
import { callerFolder } from "./caller_folder.ts";
import { endQueriesWithProcess } from "./end_queries.ts";
import { loadingProgress } from "./loading_progress.ts";
import { readLoadOptions } from "./load_options.ts";
import { readingOf } from "./reading_options.ts";
import { showProgress } from "./reading_progress.ts";
import { DONE, runCommand } from "./run_command.ts";
import { saveStandardInput } from "./save_standard_input.ts";

/**
 * The command `load`: loads logs into a table of ClickHouse.
 *
 * @param args What stands behind the command's name.
 * @returns The exit status: 0 done, 2 unusable input or arguments.
 */
export function load(args: readonly string[]): Promise<number> {
  return runCommand(async () => {
    const options = readLoadOptions(args);
    Deno.chdir(callerFolder());
    await saveStandardInput(options.logs);
    endQueriesWithProcess(options.table);
    const { timeout, ...reading } = readingOf(options);
    const { logs = [] } = options;
    const [{ input }, identity] = await Promise.all([
      openLogFrame(logs, { ...reading, onProgress: showProgress() }),
      identityOf(await locateLogs(logs), reading),
    ]);
    const { rows, written } = await loadLogs(input, identity, options.table, {
      cluster: options.cluster,
      rollup: options.rollup,
      timeout_s: timeout,
      onProgress: loadingProgress(),
    });
    console.log(
      written === rows
        ? `Loaded ${formatNumber(rows)} logs`
        : `Loaded ${formatNumber(written)} logs; the other ${
          formatNumber(rows - written)
        } were there already`,
    );
    return DONE;
  });
}

if (import.meta.main) Deno.exit(await load(Deno.args));
