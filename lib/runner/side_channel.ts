import { type Failure, readFailure } from "./failure.ts";
import { asObject, asText } from "./json.ts";
import { FENCE_MIME_TYPE, kernelBootstrap } from "./kernel_bootstrap.ts";
import {
  kernelConsole,
  PRINTS_CHARACTERS,
  SINGLE_PRINTS,
} from "./kernel_console.ts";
import { kernelGlobals, RESULT_FUNCTION } from "./kernel_globals.ts";
import { LARGEST_OUTPUT_CHARACTERS } from "./output_limit.ts";

/** Who is told of what comes over a side channel. */
export interface SideChannelListener {
  /** An error that nothing in the kernel caught. */
  onFailure(failure: Failure): void;
  /**
   * A fence's id that comes back, behind all errors before it.
   *
   * @param printed How many characters the kernel has printed in all, the id included.
   */
  onFence(id: string, printed: number): void;
}

/**
 * A connection between the runner and {@linkcode kernelBootstrap} in the kernel,
 * beside Jupyter's protocol: fences go one way, uncaught errors come the other.
 */
export class SideChannel {
  readonly #server = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly #token = crypto.randomUUID();
  readonly #connected = Promise.withResolvers<Deno.TcpConn>();
  readonly #open = new Set<Deno.TcpConn>();
  readonly #listener: SideChannelListener;

  constructor(listener: SideChannelListener) {
    this.#listener = listener;
    this.#accept();
  }

  /** The code to run in the kernel before anything else. */
  get bootstrap(): string {
    const { port } = this.#server.addr;
    const limits = list(
      LARGEST_OUTPUT_CHARACTERS,
      SINGLE_PRINTS,
      PRINTS_CHARACTERS,
    );
    return `(${kernelGlobals})(${list(RESULT_FUNCTION)});
await (${kernelBootstrap})(${list(port, this.#token, FENCE_MIME_TYPE)},
() => (${kernelConsole})(${limits}));`;
  }

  /** Asks the kernel to print, to display and to send back `id`. */
  async sendFence(id: string): Promise<void> {
    const connection = await this.#connected.promise;
    try {
      await connection.write(new TextEncoder().encode(`${id}\n`));
    } catch {
      // The kernel has ended, which whoever waits for the fence learns elsewhere.
    }
  }

  /** Hangs up, upon which the kernel ends itself. */
  close(): void {
    this.#server.close();
    for (const connection of this.#open) connection.close();
    this.#open.clear();
  }

  async #accept(): Promise<void> {
    for await (const connection of this.#server) {
      this.#open.add(connection);
      // Not awaited: one that says nothing must not keep the kernel out.
      this.#listen(connection);
    }
  }

  async #listen(connection: Deno.TcpConn): Promise<void> {
    let isKernel = false;
    for await (const line of lines(connection)) {
      if (isKernel) this.#tell(line);
      else if (line !== this.#token) break;
      else {
        isKernel = true;
        this.#connected.resolve(connection);
      }
    }
    if (this.#open.delete(connection)) connection.close();
  }

  #tell(line: string): void {
    const content = asObject(JSON.parse(line));
    if ("fence" in content) {
      const { fence, printed } = content;
      this.#listener.onFence(asText(fence), Number(printed));
    } else this.#listener.onFailure(readFailure(content));
  }
}

/** Arguments as code. */
function list(...values: (string | number)[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

/** The lines that arrive, until the peer hangs up or we do. */
async function* lines(connection: Deno.TcpConn): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(16 * 1024);
  let rest = "";
  for (;;) {
    const length = await connection.read(buffer).catch(() => null);
    // Reset by the kernel's end, or closed by us: no more lines.
    if (length === null) return;
    const text = decoder.decode(buffer.subarray(0, length), { stream: true });
    const complete = (rest + text).split("\n");
    rest = complete.pop() ?? "";
    yield* complete;
  }
}
