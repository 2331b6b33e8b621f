/**
 * Headless execution of notebooks with the `deno jupyter` kernel.
 *
 * @module
 */
export { CellError } from "./cell_error.ts";
export { type CellDifference, diffNotebooks } from "./diff_notebooks.ts";
export {
  executeNotebook,
  type ExecuteNotebookOptions,
  type StartedCell,
} from "./execute_notebook.ts";
export { KernelPool } from "./kernel_pool.ts";
export { KernelError, type KernelOptions } from "./kernel_process.ts";
export * from "./notebook.ts";
export { NotebookLock } from "./notebook_lock.ts";
export {
  parameterNames,
  type Parameters,
  readParameters,
  setParameters,
  splitParameter,
  unknownParameters,
} from "./parameters.ts";
export { parseNotebook, readNotebook } from "./read_notebook.ts";
export { serializeNotebook, writeNotebook } from "./write_notebook.ts";
