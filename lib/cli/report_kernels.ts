import { dirname } from "@std/path";
import { parsingFolder } from "../engines/parsing/parsing_folder.ts";
import { KernelPool } from "../runner/kernel_pool.ts";
import { splitFolder } from "./logs_folder.ts";
import type { ReportOptions } from "./report_options.ts";

/**
 * The kernels of a report. They stand where the notebooks do; where the logs lie,
 * and where they lie when they are parsed, is told by the environment, so that it
 * is in no notebook.
 *
 * @param paths The notebooks' files, in one folder.
 */
export function reportKernels(
  { logs = "sample" }: Pick<ReportOptions, "logs">,
  paths: readonly string[],
): KernelPool {
  const stdin = Deno.env.get("LOGBOOK_STDIN");
  const { folder, server } = splitFolder(logs);
  const env: Record<string, string> = {
    LOGBOOK_PARSED: parsingFolder(),
    ...(logs === "sample" ? {} : { LOGBOOK_FOLDER: folder }),
    ...(server === undefined ? {} : { LOGBOOK_CLICKHOUSE: server }),
    ...(stdin === undefined ? {} : { LOGBOOK_STDIN: stdin }),
  };
  return new KernelPool({ cwd: dirname(paths[0]), env });
}

/** How many kernels can be of use: one a core, and no more than notebooks. */
export function kernelCount(paths: readonly string[]): number {
  return Math.min(navigator.hardwareConcurrency, paths.length);
}
