import { CellError } from "./cell_error.ts";
import { CellOutputs, type DisplayIds } from "./cell_outputs.ts";
import type { Failure } from "./failure.ts";
import { DamagedStreamError } from "./frame_decoder.ts";
import type { Kernel } from "./kernel.ts";
import { KernelPool } from "./kernel_pool.ts";
import type { KernelOptions } from "./kernel_process.ts";
import { type CodeCell, hasTag, isCode, type Notebook } from "./notebook.ts";
import { type Parameters, setParameters } from "./parameters.ts";
import { Pictures } from "./pictures.ts";

/** How {@linkcode executeNotebook} runs a notebook. */
export interface ExecuteNotebookOptions extends KernelOptions {
  /** Values in place of the defaults in the cell tagged `parameters`. */
  readonly parameters?: Parameters;
  /** How long one cell may take, in seconds; a cell's own `metadata.timeout` precedes. Defaults to 600. */
  readonly timeout_s?: number;
  /** Where to take the kernel from, instead of starting one; its options precede those given here. */
  readonly kernels?: KernelPool;
  /** Is told of each cell of code before it runs. */
  readonly onCell?: (cell: StartedCell) => void;
  /** Ends the kernel and the execution when aborted. */
  readonly signal?: AbortSignal;
}

/** A cell that is about to run. */
export interface StartedCell {
  /** Its position among the notebook's cells of code, from 1. */
  readonly number: number;
  /** How many cells of code the notebook has. */
  readonly total: number;
  /** The cell's code. */
  readonly source: string;
}

const TIMEOUT_S = 600;
/** How often a notebook is run whose outputs arrived in a state that cannot be mended. */
const MOST_RUNS = 3;

/**
 * Executes all cells of a notebook in a `deno jupyter` kernel, a fresh one if no
 * others are given.
 *
 * All outputs are in the result, under the cell that made them, in the order in
 * which it made them. Like nbclient, it leaves blank cells and those tagged
 * `skip-execution` alone, and goes on after an error in a cell tagged
 * `raises-exception`. Neither times nor versions get into the result.
 *
 * @param notebook Not changed.
 * @returns A new notebook with outputs and execution counts, from 1.
 * @throws {CellError} If a cell throws, takes too long, or ends the kernel.
 * @throws {InputError} If a parameter is unknown, or this version of Deno loses results.
 * @throws {KernelError} If the kernel does not start.
 * @throws What `options.signal` is aborted with.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { executeNotebook } from "./execute_notebook.ts";
 *
 * const cell = { cell_type: "code", id: "sum", metadata: {}, source: "1 + 1" } as const;
 * const executed = await executeNotebook({
 *   nbformat: 4,
 *   nbformat_minor: 5,
 *   metadata: {},
 *   cells: [{ ...cell, execution_count: null, outputs: [] }],
 * }, { cwd: "." });
 * assertEquals(executed.cells, [{
 *   ...cell,
 *   execution_count: 1,
 *   outputs: [{
 *     output_type: "execute_result",
 *     execution_count: 1,
 *     data: { "text/plain": "2" },
 *     metadata: {},
 *   }],
 * }]);
 * ```
 */
export async function executeNotebook(
  notebook: Notebook,
  options: ExecuteNotebookOptions,
): Promise<Notebook> {
  const prepared = setParameters(notebook, options.parameters ?? {});
  if (options.kernels !== undefined) {
    return await run(prepared, options.kernels, options);
  }
  await using kernels = new KernelPool(options);
  return await run(prepared, kernels, options);
}

async function run(
  notebook: Notebook,
  kernels: KernelPool,
  options: ExecuteNotebookOptions,
): Promise<Notebook> {
  for (let attempt = 1;; attempt++) {
    options.signal?.throwIfAborted();
    const kernel = await kernels.take();
    const stop = () => kernel.shutdown();
    options.signal?.addEventListener("abort", stop);
    try {
      options.signal?.throwIfAborted();
      const executed = await new Execution(notebook, kernel, options).run();
      kernels.giveBack(kernel);
      return executed;
    } catch (error) {
      await kernel.shutdown();
      options.signal?.throwIfAborted();
      const isFinal = !(error instanceof DamagedStreamError);
      if (isFinal || attempt === MOST_RUNS) throw error;
    } finally {
      options.signal?.removeEventListener("abort", stop);
    }
  }
}

interface ExecutedCell {
  readonly outputs: CellOutputs;
  readonly executionCount: number;
  readonly failure: Failure | null;
}

/** One run of a notebook in a kernel. */
class Execution {
  readonly #notebook: Notebook;
  readonly #kernel: Kernel;
  readonly #options: ExecuteNotebookOptions;
  readonly #displayIds: DisplayIds = new Map();
  readonly #executed = new Map<CodeCell, ExecutedCell>();
  readonly #pictures = new Pictures();

  constructor(
    notebook: Notebook,
    kernel: Kernel,
    options: ExecuteNotebookOptions,
  ) {
    this.#notebook = notebook;
    this.#kernel = kernel;
    this.#options = options;
  }

  async run(): Promise<Notebook> {
    const cells = this.#notebook.cells.filter(isCode);
    for (const [index, cell] of cells.entries()) {
      const number = index + 1;
      if (cell.source.trim() === "" || hasTag(cell, "skip-execution")) continue;
      const { source } = cell;
      this.#options.onCell?.({ number, total: cells.length, source });
      const failure = await this.#execute(cell);
      const isExpected = hasTag(cell, "raises-exception") &&
        this.#kernel.isAlive;
      if (failure !== null && !isExpected) {
        throw new CellError(cell, number, failure, await this.#result());
      }
    }
    return await this.#result();
  }

  async #execute(cell: CodeCell): Promise<Failure | null> {
    const outputs = new CellOutputs(this.#displayIds);
    const timeout_s = typeof cell.metadata.timeout === "number"
      ? cell.metadata.timeout
      : this.#options.timeout_s ?? TIMEOUT_S;
    const failure = await this.#kernel.execute(cell.source, {
      timeout_s,
      onOutput: (message) => {
        outputs.add(message);
        this.#pictures.start(message);
      },
    });
    const executionCount = this.#executed.size + 1;
    this.#executed.set(cell, { outputs, executionCount, failure });
    return failure;
  }

  /** Built at the end, for a cell may replace what an earlier one displayed. */
  async #result(): Promise<Notebook> {
    const cells = await Promise.all(this.#notebook.cells.map(async (cell) => {
      if (!isCode(cell) || hasTag(cell, "skip-execution")) return cell;
      const executed = this.#executed.get(cell);
      if (executed === undefined) {
        return { ...cell, execution_count: null, outputs: [] };
      }
      const { outputs, executionCount, failure } = executed;
      return {
        ...cell,
        execution_count: executionCount,
        outputs: await this.#pictures.added(
          outputs.outputs(executionCount, failure),
        ),
      };
    }));
    return { ...this.#notebook, cells };
  }
}
