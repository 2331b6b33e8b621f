import { assertEquals } from "@std/assert";
import { dirname, join } from "@std/path";
import { projectNotebooks } from "../../lib/cli/project_notebooks.ts";
import { resultsInKernel } from "../../lib/cli/results_in_kernel.ts";
import { writeResults } from "../../lib/cli/write_results.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { KernelPool } from "../../lib/runner/kernel_pool.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { readFiles } from "./read_files.ts";

const OPTIONS = { every: "5s", contamination: 0.02, seed: 7 };

async function withKernels(test: (kernels: KernelPool) => Promise<void>) {
  const [notebook] = await projectNotebooks();
  await using kernels = new KernelPool({ cwd: dirname(notebook) });
  await test(kernels);
}

Deno.test("resultsInKernel() writes and tells what writeResults() does", () =>
  withKernels((kernels) =>
    withFolder(async (folder) => {
      const [here, there] = [join(folder, "here"), join(folder, "there")];
      for (const out of [here, there]) await Deno.mkdir(out);
      const thresholds = { failure_share: 0.2 };
      const told = await resultsInKernel(kernels, {
        parameters: {},
        options: { ...OPTIONS, thresholds, out: there },
      });
      const options = { ...OPTIONS, thresholds, out: here };
      assertEquals(told, await writeResults(await openLogs(), options));
      assertEquals(await readFiles(there), await readFiles(here));
    })
  ));

Deno.test("resultsInKernel() gives nothing where the kernel fails or is gone", () =>
  withKernels((kernels) =>
    withFolder(async (out) => {
      const request = { parameters: {}, options: { ...OPTIONS, out } };
      const parameters = { logs: join(out, "missing.csv") };
      assertEquals(
        await resultsInKernel(kernels, { ...request, parameters }),
        undefined,
      );
      const kernel = await kernels.take();
      kernels.giveBack(kernel);
      await kernel.kill();
      assertEquals(await resultsInKernel(kernels, request), undefined);
    })
  ));
