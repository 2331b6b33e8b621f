import { basename, join, resolve } from "@std/path";
import { headlineFindings } from "../findings/by_attention.ts";
import { closingText } from "../findings/closing_text.ts";
import type { KernelPool } from "../runner/kernel_pool.ts";
import { checkOut } from "./check_out.ts";
import { executeReport, type ReportNotebook } from "./execute_report.ts";
import { openReportLogs, type ReportLogs } from "./report_logs.ts";
import type { ReportOptions } from "./report_options.ts";
import { resultsInKernel } from "./results_in_kernel.ts";
import { StagedFolder } from "./staged_folder.ts";
import type { ResultsOptions, WrittenResults } from "./write_results.ts";

/** What {@linkcode makeReport} made. */
export interface Report {
  readonly logs: ReportLogs;
  readonly results: WrittenResults;
  readonly notebooks: readonly ReportNotebook[];
}

/** The same as in the notebooks' cells tagged `parameters`. */
const DEFAULTS = { contamination: 0.01, seed: 42 } as const;

/**
 * Executes notebooks on logs and writes the executed copies, a site and results.
 * Everything is put in place at the end, at once. A cell that fails costs its
 * notebook the rest, but the report is written: on a bad day, most of a report
 * is better than none.
 *
 * @param options What was asked for; `logs` and `out` start from the working directory.
 * @param paths The notebooks' files, in reading order; they are not changed.
 * @param kernels What `reportKernels()` gives; they are idle or ended afterwards.
 * @throws {InputError} Before a cell runs, if the logs, the options or the folder cannot be used.
 */
export async function makeReport(
  options: ReportOptions,
  paths: readonly string[],
  kernels: KernelPool,
): Promise<Report> {
  const { out } = options;
  await checkOut(out, paths.map((path) => basename(path, ".ipynb")));
  const logs = await openReportLogs(options);
  using staged = await StagedFolder.create(resolve(out));
  const folders = {
    notebooks: join(staged.path, "notebooks"),
    results: join(staged.path, "results"),
  };
  for (const folder of Object.values(folders)) await Deno.mkdir(folder);
  const { contamination, seed } = { ...DEFAULTS, ...options };
  const asked: ResultsOptions = {
    out: folders.results,
    every: logs.every,
    contamination,
    seed,
    thresholds: options.matters,
  };
  const { parameters } = logs;
  // Loaded while the kernels work.
  const site = import("../site/write_site.ts");
  let results: WrittenResults | undefined;
  const notebooks = await executeReport(paths, {
    ...{ out: folders.notebooks, parameters, kernels },
    afterLast: async () => {
      results = await resultsInKernel(kernels, { parameters, options: asked });
    },
  });
  results ??= await computeResults(logs, asked);
  // Their end takes as long as the site.
  const ended = kernels.close();
  const { writeSite } = await site;
  await writeSite(notebooks, {
    out: staged.path,
    headlines: headlineFindings(results.findings),
    tally: closingText(results.findings),
    overview: logs.overview,
    results: results.files,
  });
  staged.publish();
  await ended;
  return { logs, results, notebooks };
}

/** The results without a kernel: what they need is loaded for this alone. */
async function computeResults(
  { source }: ReportLogs,
  options: ResultsOptions,
): Promise<WrittenResults> {
  const { writeResults } = await import("./write_results.ts");
  return await writeResults(source, options);
}
