import { explainFailure } from "./explain_failure.ts";
import { type Failure, failure, readFailure } from "./failure.ts";
import { RESULT_FUNCTION } from "./kernel_globals.ts";
import { KernelError, type KernelOptions } from "./kernel_process.ts";
import { KernelSession } from "./kernel_session.ts";
import { passLastExpression } from "./last_expression.ts";
import type { Message } from "./wire.ts";
import { within } from "./within.ts";

/** What {@linkcode Kernel.execute} needs beside the code. */
export interface ExecuteOptions {
  /** How long the code may take, in seconds. */
  readonly timeout_s: number;
  /** Gets every message with an output, in the order of arrival; errors are returned instead. */
  readonly onOutput: (message: Message) => void;
}

/** An uncaught error may have taken away what the cell waits for; the reply gets this long to come. */
const GRACE_AFTER_UNCAUGHT_MS = 1000;
/** A cell that waits lets a fence pass within this time; one that computes does not. */
const FENCE_AMIDST_MS = 300;
const INTERRUPT_MS = 2000;
/** Outputs that queue up in the kernel may take longer than the cell that made them. */
const SHORTEST_FENCE_MS = 120_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A running `deno jupyter` kernel whose outputs arrive complete and in order.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Kernel } from "./kernel.ts";
 *
 * await using kernel = await Kernel.start({ cwd: "." });
 * const printed: unknown[] = [];
 * const failure = await kernel.execute(`console.log("hello"); throw "out";`, {
 *   timeout_s: 10,
 *   onOutput: (message) => printed.push(message.content.text),
 * });
 * assertEquals(printed, ["hello\n"]);
 * assertEquals(failure?.evalue, "out");
 * ```
 */
export class Kernel {
  readonly #session: KernelSession;
  readonly #deno: string;

  private constructor(session: KernelSession, deno: string) {
    this.#session = session;
    this.#deno = deno;
  }

  /**
   * Starts a kernel and waits until it is ready.
   *
   * @throws {KernelError} If it ends or takes too long; with what it wrote to stderr.
   * @throws {InputError} If this version of Deno loses results.
   */
  static async start(options: KernelOptions): Promise<Kernel> {
    const session = await KernelSession.start(options);
    return new Kernel(session, options.deno ?? Deno.execPath());
  }

  /** Whether the kernel can execute more code. */
  get isAlive(): boolean {
    return this.#session.isAlive;
  }

  /** Of the kernel's process. */
  get pid(): number {
    return this.#session.pid;
  }

  /**
   * Executes code and waits until all its outputs have arrived.
   *
   * @returns The error that it ended with, or null. `TimeoutError` and
   * `DeadKernelError` are the runner's own; the kernel may be dead after both.
   * @throws {DamagedStreamError} If outputs arrived in a state that cannot be mended.
   */
  async execute(
    code: string,
    { timeout_s, onOutput }: ExecuteOptions,
  ): Promise<Failure | null> {
    this.#session.onOutput = onOutput;
    this.#session.published = null;
    try {
      const thrown = await this.#run(code, timeout_s);
      const [uncaught] = this.#session.uncaught.splice(0);
      return this.#session.published ?? thrown ?? uncaught ?? null;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      return failure("DeadKernelError", error.message);
    }
  }

  /** Ends the kernel, politely first, and waits until it is gone. */
  async shutdown(): Promise<void> {
    await this.#session.shutdown();
  }

  /** Ends the kernel without asking it: faster, where nothing runs in it. */
  async kill(): Promise<void> {
    await this.#session.kill();
  }

  /** Does as {@linkcode Kernel.shutdown}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.shutdown();
  }

  async #run(code: string, timeout_s: number): Promise<Failure | null> {
    const end_ms = performance.now() + timeout_s * 1000;
    const left_ms = () =>
      Math.min(end_ms - performance.now(), LONGEST_TIMER_MS);
    const passed = passLastExpression(code, RESULT_FUNCTION);
    const reply = this.#session.ask(passed, "as a cell");
    const first = Promise.race([reply, this.#uncaught()]);
    let answer = await within(left_ms(), first);
    if (answer === "uncaught") {
      const grace_ms = Math.min(left_ms(), GRACE_AFTER_UNCAUGHT_MS);
      answer = await within(grace_ms, reply) ?? "uncaught";
    }
    if (answer === undefined || answer === "uncaught") {
      await this.#stop(reply);
      return answer === undefined
        ? failure("TimeoutError", `the cell took longer than ${timeout_s} s`)
        : null;
    }
    const fence_ms = Math.max(left_ms(), SHORTEST_FENCE_MS);
    if (await within(fence_ms, this.#session.fence()) === undefined) {
      await this.#session.kill();
      return failure("TimeoutError", "the cell's outputs did not arrive");
    }
    return answer.content.status === "error"
      ? await this.#readError(answer, code)
      : null;
  }

  /**
   * Stops a cell and collects its outputs. A loop ends by an interrupt; a wait for
   * what never comes does not, and takes the kernel with it.
   */
  async #stop(reply: Promise<Message>): Promise<void> {
    const fence = this.#session.fence();
    if (await within(FENCE_AMIDST_MS, fence)) return await this.#session.kill();
    this.#session.interrupt();
    const answer = await within(INTERRUPT_MS, reply);
    const isComplete = await within(INTERRUPT_MS, fence);
    // What the interrupt itself leads to is no error of the cell.
    this.#session.published = null;
    if (answer === undefined || !isComplete) await this.#session.kill();
  }

  /** Resolves as soon as there is an error that nothing caught. */
  #uncaught(): Promise<"uncaught"> {
    const { promise, resolve } = Promise.withResolvers<"uncaught">();
    this.#session.onUncaught = () => resolve("uncaught");
    if (this.#session.uncaught.length > 0) resolve("uncaught");
    return promise;
  }

  async #readError(reply: Message, code: string): Promise<Failure> {
    const thrown = readFailure(reply.content);
    const isExplained = this.#session.published !== null ||
      thrown.evalue !== "Execution failed";
    if (isExplained) return thrown;
    const tryImport = (specifier: string) => this.#tryImport(specifier);
    return await explainFailure(code, this.#deno, tryImport) ?? thrown;
  }

  async #tryImport(specifier: string): Promise<Failure | null> {
    // No literal: it would fail before the code runs, as the cell did.
    const code = `await import(String(${JSON.stringify(specifier)})); void 0`;
    const { content } = await this.#session.ask(code, "silently");
    await this.#session.fence();
    this.#session.published = null;
    return content.status === "error" ? readFailure(content) : null;
  }
}
