const FIRST_BYTES = 1 << 12;

/**
 * Bytes that are put together one after another, in memory that is used again.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { ByteSink } from "./byte_sink.ts";
 *
 * const sink = new ByteSink();
 * sink.varint(300);
 * sink.word(1);
 *
 * assertEquals(sink.written, Uint8Array.of(0b1010_1100, 0b10, 1, 0, 0, 0));
 * ```
 */
export class ByteSink {
  /** What is written is at the beginning. */
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(FIRST_BYTES);
  length = 0;

  /** A view of what was written, good until more is. */
  get written(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }

  /** Forgets what was written. */
  clear(): void {
    this.length = 0;
  }

  /** Makes room for so many more bytes. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const bytes = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
    bytes.set(this.written);
    this.bytes = bytes;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0, seven bits a byte. */
  varint(value: number): void {
    let left = value;
    for (; left >= 128; left = Math.floor(left / 128)) {
      this.byte(left % 128 + 128);
    }
    this.byte(left);
  }

  /** A whole number below 2^32, four bytes, the lowest first. */
  word(value: number): void {
    this.reserve(4);
    for (let shift = 0; shift < 32; shift += 8) {
      this.bytes[this.length++] = value >>> shift;
    }
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
}
