import { dirname, resolve } from "@std/path";
import { KernelPool } from "../runner/kernel_pool.ts";
import type { ReportOptions } from "./report_options.ts";

/**
 * The kernels of a report. They stand where the notebooks do; where the logs lie
 * is told by the environment, so that it is in no notebook.
 *
 * @param paths The notebooks' files, in one folder.
 */
export function reportKernels(
  { logs = "sample" }: Pick<ReportOptions, "logs">,
  paths: readonly string[],
): KernelPool {
  const env: Record<string, string> = logs === "sample"
    ? {}
    : { LOGBOOK_FOLDER: dirname(resolve(logs)) };
  return new KernelPool({ cwd: dirname(paths[0]), env });
}

/** How many kernels can be of use: one a core, and no more than notebooks. */
export function kernelCount(paths: readonly string[]): number {
  return Math.min(navigator.hardwareConcurrency, paths.length);
}
