import { InputError } from "../logs/input_error.ts";
import { checkDenoVersion } from "./check_deno_version.ts";
import { type Failure, readFailure } from "./failure.ts";
import { Fence } from "./fence.ts";
import { DamagedStreamError } from "./frame_decoder.ts";
import { asText } from "./json.ts";
import { KernelChannels } from "./kernel_channels.ts";
import {
  KernelError,
  type KernelOptions,
  KernelProcess,
} from "./kernel_process.ts";
import { SideChannel } from "./side_channel.ts";
import type { Message } from "./wire.ts";
import { within } from "./within.ts";

const STARTUP_TIMEOUT_S = 60;
const MOST_STARTS = 3;
const SHUTDOWN_MS = 2000;
/** What the kernel publishes last is lost if it then is silent for so long. */
const SILENCE_MS = 20_000;

const LOST =
  "Cannot accept the kernel's outputs: it has lost some on their way";

const OUTPUT_TYPES = [
  "stream",
  "display_data",
  "update_display_data",
  "execute_result",
  "clear_output",
];

/** A kernel's process and the connections to it: what executing a cell is made of. */
export class KernelSession {
  /** Gets every message with an output, but for errors, in the order of arrival. */
  onOutput: (message: Message) => void = () => {};
  /** Is called after an error that nothing in the kernel caught. */
  onUncaught: () => void = () => {};
  /** The errors that nothing in the kernel caught. */
  readonly uncaught: Failure[] = [];
  /** The first error that the kernel published since this was last set. */
  published: Failure | null = null;

  readonly #process: KernelProcess;
  readonly #channels: KernelChannels;
  readonly #side: SideChannel;
  /** Rejects with a {@linkcode KernelError} when the process ends. */
  readonly #died: Promise<never>;
  #fence = new Fence();
  /** How many characters the kernel has printed, and how many have arrived. */
  #printed = 0;
  #received = 0;
  #heardAt_ms = performance.now();
  #isAlive = true;
  #killed: Promise<void> | undefined;

  private constructor(process: KernelProcess, channels: KernelChannels) {
    this.#process = process;
    this.#channels = channels;
    this.#channels.onPublish = (message) => this.#receive(message);
    this.#side = new SideChannel({
      onFence: (id, printed) => {
        this.#printed = printed;
        this.#fence.echoed(id);
      },
      onFailure: (failure) => {
        this.uncaught.push(failure);
        this.onUncaught();
      },
    });
    this.#died = this.#watch();
    // Whoever waits for something races it against the end; at times nobody waits.
    this.#died.catch(() => {});
  }

  /** Starts a kernel and waits until it is ready; errors as of `Kernel.start`. */
  static async start(options: KernelOptions): Promise<KernelSession> {
    for (let attempt = 1;; attempt++) {
      try {
        const session = await KernelSession.#startOnce(options);
        if (session !== undefined) return session;
      } catch (error) {
        // Somebody else may have taken a port that was free a moment ago.
        const isFinal = error instanceof InputError || attempt === MOST_STARTS;
        if (isFinal) throw error;
        continue;
      }
      throw new KernelError(
        `Cannot start the kernel: it was not ready within ${
          timeout_s(options)
        } s`,
      );
    }
  }

  /** Gives undefined if it takes too long. */
  static async #startOnce(
    options: KernelOptions,
  ): Promise<KernelSession | undefined> {
    const process = await KernelProcess.start(options);
    const giveUp = new AbortController();
    let session: KernelSession | undefined;
    try {
      session = await within(
        timeout_s(options) * 1000,
        Promise.race([
          KernelSession.#prepare(process, giveUp.signal),
          process.failed("Cannot start the kernel: it ended"),
        ]),
      );
      return session;
    } finally {
      if (session === undefined) {
        giveUp.abort();
        await process.kill();
      }
    }
  }

  static async #prepare(
    process: KernelProcess,
    signal: AbortSignal,
  ): Promise<KernelSession> {
    const { ports, key } = process;
    const channels = await KernelChannels.connect(ports, key, signal);
    try {
      await process.forgetConnection();
      const subscribed = channels.subscribed(signal);
      checkDenoVersion(await Promise.race([subscribed, channels.broken]));
    } catch (error) {
      channels.close();
      throw error;
    }
    const session = new KernelSession(process, channels);
    try {
      await session.ask(session.#side.bootstrap, "silently");
      await session.fence();
      return session;
    } catch (error) {
      await session.kill();
      throw error;
    }
  }

  /** Whether the kernel can execute more code. */
  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Of the kernel's process. */
  get pid(): number {
    return this.#process.pid;
  }

  /**
   * Has the kernel execute code and waits for its reply, which comes when the
   * code is done, maybe before its outputs.
   *
   * @param how A cell counts in the kernel's history.
   */
  ask(code: string, how: "silently" | "as a cell"): Promise<Message> {
    return this.#orEnd(this.#channels.ask("shell", "execute_request", {
      code,
      silent: how === "silently",
      store_history: how === "as a cell",
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    }));
  }

  /**
   * Waits until all outputs have arrived that the kernel has made before.
   *
   * @throws {DamagedStreamError} If some are lost, which happens before Deno 2.8.
   */
  async fence(): Promise<true> {
    const fence = new Fence();
    this.#fence = fence;
    await this.#side.sendFence(fence.id);
    await this.#orEnd(this.#passed(fence));
    if (this.#received < this.#printed) throw new DamagedStreamError(LOST);
    return true;
  }

  async #passed(fence: Fence): Promise<void> {
    const passed = fence.passed.then(() => true);
    while (await within(SILENCE_MS, passed) === undefined) {
      const silence_ms = performance.now() - this.#heardAt_ms;
      const isLost = fence.isEchoed && silence_ms > SILENCE_MS;
      if (isLost) throw new DamagedStreamError(LOST);
      if (!this.#isAlive) return;
    }
  }

  /** Asks the kernel to stop a cell that computes; one that waits it cannot stop. */
  interrupt(): void {
    this.#channels.ask("control", "interrupt_request", {}).catch(() => {});
  }

  /** Ends the kernel, politely first, and waits until it is gone. */
  async shutdown(): Promise<void> {
    if (this.#isAlive) {
      const request = { restart: false };
      this.#channels.ask("control", "shutdown_request", request)
        .catch(() => {});
      await within(SHUTDOWN_MS, this.#process.ended);
    }
    await this.kill();
  }

  /** Ends the kernel at once and waits until it is gone. */
  kill(): Promise<void> {
    this.#killed ??= this.#kill();
    return this.#killed;
  }

  async #kill(): Promise<void> {
    this.#isAlive = false;
    await this.#process.kill();
    this.#channels.close();
    this.#side.close();
  }

  #receive(received: Message): void {
    this.#heardAt_ms = performance.now();
    if (received.type === "stream") {
      this.#received += asText(received.content.text).length;
    }
    const message = this.#fence.filter(received);
    if (message === undefined) return;
    if (message.type === "error") {
      this.published ??= readFailure(message.content);
    } else if (OUTPUT_TYPES.includes(message.type)) this.onOutput(message);
  }

  /** Waits for something that comes only while the kernel lives and can be understood. */
  #orEnd<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#channels.broken, this.#died]);
  }

  async #watch(): Promise<never> {
    await this.#process.ended;
    this.#isAlive = false;
    // What it published last may still be on its way.
    await within(SHUTDOWN_MS, this.#channels.published);
    return await this.#process.failed("the kernel ended during the cell");
  }
}

function timeout_s(options: KernelOptions): number {
  return options.startupTimeout_s ?? STARTUP_TIMEOUT_S;
}
