const FIRST_BYTES = 1 << 16;

/** Takes what Arrow writes, one table after another, into the same memory. */
export class ArrowSink {
  /** The last table; overwritten by the next one. */
  written = new Uint8Array();
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;

  write(bytes: Uint8Array): void {
    const end = this.#length + bytes.length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = end;
  }

  /** Takes zeros. */
  pad(bytes: number): void {
    this.write(new Uint8Array(bytes));
  }

  /** Ends a table. */
  finish(): null {
    this.written = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return null;
  }
}
