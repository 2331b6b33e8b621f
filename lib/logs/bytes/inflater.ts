import type { createGunzip } from "node:zlib";

/** A decompressor of Node's, fed piece by piece. */
type Transform = ReturnType<typeof createGunzip>;

/**
 * Drives a decompressor so that nothing it gave out is lost when it fails:
 * a stream that fails drops what waits to be read.
 */
export class Inflater {
  readonly #transform: Transform;
  #given: Uint8Array[] = [];
  #failure: Error | undefined;
  #ended = false;
  #settle: () => void = () => {};

  constructor(transform: Transform) {
    this.#transform = transform;
    transform.on("data", (bytes: Uint8Array) => this.#given.push(bytes));
    transform.on("error", (error: Error) => {
      this.#failure = error;
      this.#settle();
    });
    transform.on("end", () => {
      this.#ended = true;
      this.#settle();
    });
  }

  /** Why it gave up. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Whether nothing more will come: it failed, or its data ended before the input (a file padded with zeros). */
  get done(): boolean {
    return this.#failure !== undefined || this.#ended;
  }

  /** Decompresses a piece; returns what it comes to, as far as it is known yet. */
  async write(piece: Uint8Array): Promise<Uint8Array[]> {
    if (this.done) return [];
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      this.#transform.write(piece, () => resolve());
    });
    return this.#take();
  }

  /** Ends the input; returns the rest. */
  async end(): Promise<Uint8Array[]> {
    if (this.done) return [];
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      this.#transform.end();
    });
    return this.#take();
  }

  /** Gives its memory back. */
  close(): void {
    this.#transform.destroy();
  }

  #take(): Uint8Array[] {
    const taken = this.#given;
    this.#given = [];
    return taken;
  }
}
