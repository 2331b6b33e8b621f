import { assert, assertEquals, assertRejects } from "@std/assert";
import { executeNotebook } from "../../lib/runner/execute_notebook.ts";
import { KernelPool } from "../../lib/runner/kernel_pool.ts";
import { KernelError } from "../../lib/runner/kernel_process.ts";
import {
  buildNotebook,
  isRunning,
  outputsOf,
  withFolder,
} from "./build_notebook.ts";

Deno.test("KernelPool gives a kernel out again, and another while it is used", () =>
  withFolder(async (cwd) => {
    await using kernels = new KernelPool({ cwd });
    const first = await kernels.take();
    const second = await kernels.take();
    assert(first.pid !== second.pid);
    kernels.giveBack(first);
    assertEquals((await kernels.take()).pid, first.pid);
    kernels.giveBack(first);
    kernels.giveBack(second);
  }));

Deno.test("KernelPool ends its idle kernels, those that it started ahead too", () =>
  withFolder(async (cwd) => {
    const kernels = new KernelPool({ cwd });
    kernels.startAhead(2);
    const first = await kernels.take();
    const second = await kernels.take();
    kernels.giveBack(first);
    kernels.giveBack(second);
    await Promise.all([kernels.close(), kernels.close()]);
    assertEquals([await isRunning(first.pid), await isRunning(second.pid)], [
      false,
      false,
    ]);
  }));

Deno.test("KernelPool tells of a kernel that did not start when it is taken", async () => {
  await using kernels = new KernelPool({ cwd: ".", deno: "/no/such/deno" });
  kernels.startAhead(2);
  await assertRejects(() => kernels.take(), KernelError, "Cannot start");
});

Deno.test("executeNotebook() numbers the cells of each notebook from 1 in a kernel used again", () =>
  withFolder(async (cwd) => {
    await using kernels = new KernelPool({ cwd });
    const notebook = buildNotebook("const pid = Deno.pid; pid", "pid");
    const first = await executeNotebook(notebook, { cwd, kernels });
    const second = await executeNotebook(notebook, { cwd, kernels });
    assertEquals(second, first);
    assertEquals(
      second.cells.map((cell) =>
        cell.cell_type === "code" && cell.execution_count
      ),
      [1, 2],
    );
  }));

Deno.test("executeNotebook() uses no kernel again in which a cell failed", () =>
  withFolder(async (cwd) => {
    await using kernels = new KernelPool({ cwd });
    const notebook = buildNotebook("globalThis.seen = 1; Deno.pid");
    await executeNotebook(notebook, { cwd, kernels });
    const { pid } = await borrow(kernels);
    const failing = buildNotebook(`throw new Error("out")`);
    await assertRejects(() => executeNotebook(failing, { cwd, kernels }));
    assertEquals(await isRunning(pid), false);
    const fresh = buildNotebook("globalThis.seen === undefined");
    const executed = await executeNotebook(fresh, { cwd, kernels });
    assertEquals(outputsOf(executed), [["result: true"]]);
  }));

async function borrow(kernels: KernelPool) {
  const kernel = await kernels.take();
  kernels.giveBack(kernel);
  return kernel;
}
