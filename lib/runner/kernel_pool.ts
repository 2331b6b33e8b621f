import { Kernel } from "./kernel.ts";
import type { KernelOptions } from "./kernel_process.ts";

/**
 * Kernels that execute one notebook after another: a kernel's start and the
 * modules that it loads are paid for once. Each executes one at a time; a
 * notebook finds what an earlier one declared, and so should declare all that it
 * uses, as `deno task notebooks`, with a kernel for each, makes sure.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { KernelPool } from "./kernel_pool.ts";
 *
 * await using kernels = new KernelPool({ cwd: "." });
 * const kernel = await kernels.take();
 * kernels.giveBack(kernel);
 * assertEquals((await kernels.take()).pid, kernel.pid);
 * kernels.giveBack(kernel);
 * ```
 */
export class KernelPool {
  readonly #options: KernelOptions;
  /** Ready, or about to be. */
  #idle: Promise<Kernel>[] = [];
  #closing: Promise<unknown> = Promise.resolve();

  /** @param options Of every kernel. */
  /** Takes how its kernels are started. */
  constructor(options: KernelOptions) {
    this.#options = options;
  }

  /** Starts kernels ahead of their use, without waiting; taking one tells of an error. */
  startAhead(count: number): void {
    const started = Array.from({ length: count }, () => this.#start());
    for (const kernel of started) kernel.catch(() => {});
    this.#idle.push(...started);
  }

  /**
   * An idle kernel, or a new one; it is the caller's until given back or shut down.
   *
   * @throws {KernelError} If it does not start.
   * @throws {InputError} If this version of Deno loses results.
   */
  async take(): Promise<Kernel> {
    return await (this.#idle.shift() ?? this.#start());
  }

  /** Takes a kernel back whose notebook came to its end. */
  giveBack(kernel: Kernel): void {
    if (kernel.isAlive) this.#idle.push(Promise.resolve(kernel));
  }

  /** Ends the idle kernels; nothing runs in them that could be lost. */
  close(): Promise<unknown> {
    const ended = this.#idle.map((idle) =>
      idle.then((kernel) => kernel.kill(), () => {})
    );
    this.#idle = [];
    return this.#closing = Promise.all([this.#closing, ...ended]);
  }

  /** Does as {@linkcode KernelPool.close}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #start(): Promise<Kernel> {
    return Kernel.start(this.#options);
  }
}
