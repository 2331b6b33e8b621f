/** Bytes that arrive at the end and are taken from the front. */
export class ByteQueue {
  #data = new Uint8Array(64 * 1024);
  #start = 0;
  #end = 0;

  /** How many bytes wait. */
  get length(): number {
    return this.#end - this.#start;
  }

  /** Adds bytes at the end; they are copied. */
  push(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#data.length) {
      this.#makeRoom(chunk.length);
    }
    this.#data.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** A view of `length` waiting bytes from `offset` on; the next `push` or `remove` may change it. */
  view(offset: number, length: number): Uint8Array<ArrayBuffer> {
    const from = this.#start + offset;
    return this.#data.subarray(from, Math.min(from + length, this.#end));
  }

  /** Takes out `length` bytes that begin at `offset`; what stands before and behind them meets. */
  remove(offset: number, length: number): void {
    this.#data.copyWithin(
      this.#start + length,
      this.#start,
      this.#start + offset,
    );
    this.#start += length;
  }

  #makeRoom(length: number): void {
    const needed = this.length + length;
    // Doubling keeps the copying of a frame of many megabytes linear.
    const size = needed * 2 > this.#data.length
      ? Math.max(this.#data.length * 2, needed * 2)
      : this.#data.length;
    const waiting = this.view(0, this.length);
    const target = size === this.#data.length
      ? this.#data
      : new Uint8Array(size);
    target.set(waiting);
    this.#end = this.length;
    this.#start = 0;
    this.#data = target;
  }
}
