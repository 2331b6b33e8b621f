/** Arrow's buffers begin at multiples of so many bytes. */
const ALIGNED = 8;
const FIRST_BYTES = 1 << 16;

/**
 * Memory for a batch of columns after another: what the engine would have to
 * collect again, some megabytes a batch, it takes once.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { ArrowMemory } from "./arrow_memory.ts";
 *
 * const memory = new ArrowMemory();
 * memory.words(3).fill(7);
 * memory.clear();
 *
 * assertEquals(memory.words(2), Int32Array.of(0, 0));
 * ```
 */
export class ArrowMemory {
  #blocks: ArrayBuffer[] = [new ArrayBuffer(FIRST_BYTES)];
  /** How much of the last block is taken. */
  #taken = 0;

  /** So many zeros. */
  words(length: number): Int32Array<ArrayBuffer> {
    const { block, at } = this.#take(4 * length);
    return new Int32Array(block, at, length).fill(0);
  }

  /** So many zeros. */
  bytes(length: number): Uint8Array<ArrayBuffer> {
    const { block, at } = this.#take(length);
    return new Uint8Array(block, at, length).fill(0);
  }

  /** Takes everything back; who still has some of it must not need it any more. */
  clear(): void {
    const all = this.#blocks.reduce((sum, block) => sum + block.byteLength, 0);
    if (this.#blocks.length > 1) this.#blocks = [new ArrayBuffer(all)];
    this.#taken = 0;
  }

  #take(bytes: number): { block: ArrayBuffer; at: number } {
    const needed = Math.ceil(bytes / ALIGNED) * ALIGNED;
    let block = this.#blocks[this.#blocks.length - 1];
    if (this.#taken + needed > block.byteLength) {
      block = new ArrayBuffer(Math.max(needed, 2 * block.byteLength));
      this.#blocks.push(block);
      this.#taken = 0;
    }
    const at = this.#taken;
    this.#taken += needed;
    return { block, at };
  }
}
