import { concat } from "./concat.ts";

/** What bytes are read from: a `Deno.FsFile`, or `Deno.stdin`. */
export interface ByteInput {
  read(buffer: Uint8Array): Promise<number | null>;
  close(): void;
}

/** Bytes read at once. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Reads an input chunk by chunk, once, counting.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { ByteReader } from "./byte_reader.ts";
 *
 * const path = Deno.makeTempFileSync();
 * Deno.writeTextFileSync(path, "a log");
 * const reader = new ByteReader(await Deno.open(path));
 *
 * assertEquals((await reader.peek(3)).length, 5);
 * assertEquals((await Array.fromAsync(reader.chunks())).length, 1);
 * assertEquals(reader.consumed, 5);
 * Deno.removeSync(path);
 * ```
 */
export class ByteReader {
  readonly #input: ByteInput;
  #peeked: Uint8Array[] = [];
  #consumed = 0;
  #closed = false;

  constructor(input: ByteInput) {
    this.#input = input;
  }

  /** How many bytes were given out. */
  get consumed(): number {
    return this.#consumed;
  }

  /** At least so many of the first bytes, or all there are; they are given out all the same. */
  async peek(bytes: number): Promise<Uint8Array> {
    let length = 0;
    while (length < bytes) {
      const chunk = await this.#read();
      if (chunk === null) break;
      this.#peeked.push(chunk);
      length += chunk.length;
    }
    return concat(this.#peeked);
  }

  /** Everything, then closes the input; also if the caller leaves early. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (const chunk of this.#peeked.splice(0)) yield this.#count(chunk);
      for (;;) {
        const chunk = await this.#read();
        if (chunk === null) return;
        yield this.#count(chunk);
      }
    } finally {
      this.close();
    }
  }

  /** Closes the input, unless it is closed. */
  close(): void {
    if (!this.#closed) this.#input.close();
    this.#closed = true;
  }

  #count(chunk: Uint8Array): Uint8Array {
    this.#consumed += chunk.length;
    return chunk;
  }

  async #read(): Promise<Uint8Array | null> {
    const buffer = new Uint8Array(CHUNK_BYTES);
    const read = await this.#input.read(buffer);
    return read === null ? null : buffer.subarray(0, read);
  }
}
