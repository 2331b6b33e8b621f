import { callerFolder } from "./caller_folder.ts";
import { endQueriesWithProcess } from "./end_queries.ts";
import { projectNotebooks } from "./project_notebooks.ts";
import { kernelCount, reportKernels } from "./report_kernels.ts";
import { readReportOptions } from "./report_options.ts";
import { runCommand } from "./run_command.ts";
import { saveStandardInput } from "./save_standard_input.ts";

/**
 * The command `report`: executes the project's notebooks on logs, writes the
 * executed copies, a site and results, and prints the headline findings.
 *
 * @param args What stands behind the command's name.
 * @param notebooks The notebooks' files; defaults to the project's.
 * @returns The exit status: 0 done, 1 a cell failed, 2 unusable input or arguments.
 */
export function report(
  args: readonly string[],
  notebooks?: readonly string[],
): Promise<number> {
  return runCommand(async () => {
    const options = readReportOptions(args);
    Deno.chdir(callerFolder());
    await saveStandardInput(options.logs);
    endQueriesWithProcess(options.logs);
    const paths = notebooks ?? await projectNotebooks();
    await using kernels = reportKernels(options, paths);
    kernels.startAhead(kernelCount(paths));
    // While they start, the larger part of this program is loaded.
    const { makeReport } = await import("./make_report.ts");
    const { printReport } = await import("./print_report.ts");
    return printReport(await makeReport(options, paths, kernels), options.out);
  });
}

if (import.meta.main) Deno.exit(await report(Deno.args));
