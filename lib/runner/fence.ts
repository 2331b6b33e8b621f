import { asObject, asText } from "./json.ts";
import { FENCE_MIME_TYPE } from "./kernel_bootstrap.ts";
import type { Message } from "./wire.ts";

/**
 * What marks the end of a cell's outputs. The kernel says that a cell is done
 * while outputs still queue; so it is then told to print and to display an id,
 * which queue up behind them, and to repeat the id on the side channel, behind
 * uncaught errors. When all three have arrived, so has everything before.
 */
export class Fence {
  /** What no cell can know and print itself. */
  readonly id = `logbook-fence-${crypto.randomUUID()}`;
  /** Resolves when the id has come back on all ways. */
  readonly passed: Promise<void>;
  readonly #missing = new Set(["print", "display", "side channel"]);
  readonly #resolve: () => void;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.passed = promise;
    this.#resolve = resolve;
  }

  /**
   * Looks at what the kernel published.
   *
   * @returns The message without the fence's traces; undefined if it is all fence.
   */
  filter(message: Message): Message | undefined {
    const { type, content } = message;
    if (type === "display_data") {
      const isFence = asObject(content.data)[FENCE_MIME_TYPE] === this.id;
      if (isFence) this.#arrived("display");
      return isFence ? undefined : message;
    }
    const text = type === "stream" ? asText(content.text) : "";
    if (!text.includes(this.id)) return message;
    this.#arrived("print");
    const rest = text.replace(`${this.id}\n`, "");
    if (rest === "") return undefined;
    return { ...message, content: { ...content, text: rest } };
  }

  /** Whether the kernel has seen the fence. */
  get isEchoed(): boolean {
    return !this.#missing.has("side channel");
  }

  /** Looks at an id that came over the side channel. */
  echoed(id: string): void {
    if (id === this.id) this.#arrived("side channel");
  }

  #arrived(way: string): void {
    this.#missing.delete(way);
    if (this.#missing.size === 0) this.#resolve();
  }
}
