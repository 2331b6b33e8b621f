import { asText, type JsonObject } from "./json.ts";
import type { KernelPorts } from "./kernel_process.ts";
import { type Message, Wire } from "./wire.ts";
import { ZmtpSocket } from "./zmtp_socket.ts";

const DIAL_PAUSE_MS = 4;
const SUBSCRIPTION_PAUSE_MS = 20;

type RequestChannel = "shell" | "control";

/** The connections to a kernel: two that take requests, one that it publishes on. */
export class KernelChannels {
  /** Rejects with a `DamagedStreamError` as soon as something arrives that cannot be trusted. */
  readonly broken: Promise<never>;
  /** Resolves when the kernel has stopped publishing for good. */
  readonly published: Promise<void>;
  readonly #wire: Wire;
  readonly #sockets: Readonly<Record<RequestChannel | "iopub", ZmtpSocket>>;
  readonly #waiting = new Map<string, (reply: Message) => void>();
  #onPublish: (message: Message) => void = () => {};

  private constructor(
    wire: Wire,
    sockets: Readonly<Record<RequestChannel | "iopub", ZmtpSocket>>,
  ) {
    this.#wire = wire;
    this.#sockets = sockets;
    const { promise, reject } = Promise.withResolvers<never>();
    this.broken = promise;
    // Whoever waits for something races it against `broken`; at times nobody waits.
    promise.catch(() => {});
    const answer = (message: Message) => this.#answer(message);
    this.#listen("shell", answer).catch(reject);
    this.#listen("control", answer).catch(reject);
    this.published = this.#listen(
      "iopub",
      (message) => this.#onPublish(message),
    ).catch(reject);
  }

  /**
   * Connects as soon as the kernel listens.
   *
   * @param signal Gives up when aborted.
   */
  static async connect(
    ports: KernelPorts,
    key: string,
    signal: AbortSignal,
  ): Promise<KernelChannels> {
    const opened: ZmtpSocket[] = [];
    const open = async (port: number, type: "DEALER" | "SUB") => {
      const socket = await dial(port, type, signal);
      opened.push(socket);
      return socket;
    };
    try {
      return new KernelChannels(new Wire(key), {
        shell: await open(ports.shell, "DEALER"),
        control: await open(ports.control, "DEALER"),
        iopub: await open(ports.iopub, "SUB"),
      });
    } catch (error) {
      for (const socket of opened) socket.close();
      throw error;
    }
  }

  /** Names who gets what the kernel publishes from now on. */
  set onPublish(handler: (message: Message) => void) {
    this.#onPublish = handler;
  }

  /** Sends a request and waits for its reply, for ever if none comes. */
  async ask(
    channel: RequestChannel,
    type: string,
    content: JsonObject,
  ): Promise<Message> {
    const { id, frames } = this.#wire.request(type, content);
    const { promise, resolve } = Promise.withResolvers<Message>();
    this.#waiting.set(id, resolve);
    await this.#sockets[channel].send(frames);
    return await promise;
  }

  /**
   * Waits until the kernel has taken notice of our subscription, which happens
   * some time after the connection, and what it publishes until then is lost.
   *
   * @returns The kernel's version.
   */
  async subscribed(signal: AbortSignal): Promise<string> {
    let isHeard = false;
    this.onPublish = () => isHeard = true;
    for (;;) {
      signal.throwIfAborted();
      const { content } = await this.ask("shell", "kernel_info_request", {});
      if (!isHeard) await pause(SUBSCRIPTION_PAUSE_MS);
      if (isHeard) return asText(content.implementation_version);
    }
  }

  /** Hangs up. */
  close(): void {
    for (const socket of Object.values(this.#sockets)) socket.close();
  }

  #answer(message: Message): void {
    this.#waiting.get(message.parentId)?.(message);
    this.#waiting.delete(message.parentId);
  }

  async #listen(
    name: RequestChannel | "iopub",
    handle: (message: Message) => void,
  ): Promise<void> {
    for (;;) {
      const frames = await this.#sockets[name].receive();
      if (frames === null) return;
      handle(this.#wire.read(frames));
    }
  }
}

async function dial(
  port: number,
  type: "DEALER" | "SUB",
  signal: AbortSignal,
): Promise<ZmtpSocket> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await ZmtpSocket.connect(port, type);
    } catch (error) {
      if (!(error instanceof Deno.errors.ConnectionRefused)) throw error;
      await pause(DIAL_PAUSE_MS);
    }
  }
}

function pause(duration_ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration_ms));
}
