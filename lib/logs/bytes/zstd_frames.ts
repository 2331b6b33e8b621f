const MAGIC = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
const MAGIC_NUMBER = 0xfd2fb528;
/** The lowest four bits of a frame without data may be anything. */
const SKIPPABLE_NUMBER = 0x184d2a50;

const DICTIONARY_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];

/**
 * A part of a frame: one block at most, without the checksum after the last
 * one. So little comes out of a part (128 KiB at most) that Node's decompressor
 * needs one step for it; in Deno 2.9 an error in a further step cannot be caught.
 */
export interface FramePart {
  readonly bytes: Uint8Array;
  /** Whether the frame ends with it. */
  readonly last: boolean;
}

type Field =
  | "magic"
  | "skipped size"
  | "skipped"
  | "descriptor"
  | "header"
  | "block header"
  | "block"
  | "checksum";

/**
 * Finds the frames in a zstd stream, because a decompressor reads one and stops,
 * and does not say when one is cut off. Frames that hold no data are left out.
 * Only headers and the lengths of blocks are read (RFC 8878, 3.1).
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { zstdCompressSync } from "node:zlib";
 * import { ZstdFrames } from "./zstd_frames.ts";
 *
 * const frame = zstdCompressSync(new TextEncoder().encode("a log\n"));
 * const frames = new ZstdFrames();
 * frames.push(frame.subarray(0, 10));
 *
 * assertEquals(frames.inside, true);
 * assertEquals(frames.push(frame.subarray(10)).at(-1)?.last, true);
 * assertEquals(frames.inside, false);
 * ```
 */
export class ZstdFrames {
  #field: Field = "magic";
  /** The bytes of the field that are still to come, and how many there were. */
  #missing = 4;
  #seen = 0;
  /** The field as a number, lowest byte first. */
  #number = 0;
  #lastBlock = false;
  #checksum = false;
  #broken = false;

  /** Whether the stream so far ends inside a frame. */
  get inside(): boolean {
    return this.#field !== "magic" || this.#seen > 0;
  }

  /** Whether something followed that is no frame; it and all after it are left out. */
  get broken(): boolean {
    return this.#broken;
  }

  /** Takes the next bytes of the stream and gives them back by frame. */
  push(chunk: Uint8Array): FramePart[] {
    const parts: FramePart[] = [];
    let from = 0;
    let at = 0;
    while (at < chunk.length && !this.#broken) {
      at += this.#take(chunk, at);
      if (this.#missing > 0) break;
      const field = this.#field;
      this.#next();
      if (this.#isOutside(field)) {
        from = at;
        if (this.#field === "descriptor") parts.push(beginning());
      } else if (this.#field === "magic" || this.#blockEnded(field)) {
        const last = this.#field === "magic";
        parts.push({ bytes: chunk.subarray(from, at), last });
        from = at;
      }
    }
    if (from < at && !this.#isOutside(this.#field)) {
      parts.push({ bytes: chunk.subarray(from, at), last: false });
    }
    return parts;
  }

  /** Takes what there is of the field; returns how many bytes. */
  #take(chunk: Uint8Array, at: number): number {
    const taken = Math.min(this.#missing, chunk.length - at);
    // Only short fields are numbers; of the others the number means nothing.
    for (let i = 0; i < taken && this.#seen + i < 4; i++) {
      this.#number += chunk[at + i] * 2 ** (8 * (this.#seen + i));
    }
    this.#seen += taken;
    this.#missing -= taken;
    return taken;
  }

  #blockEnded(field: Field): boolean {
    return field === "block" ||
      field === "block header" && this.#field !== "block";
  }

  #isOutside(field: Field): boolean {
    return field === "magic" || field === "skipped size" || field === "skipped";
  }

  #next(): void {
    const number = this.#number;
    if (this.#field === "magic") this.#begin(number);
    else if (this.#field === "skipped size") {
      this.#expect(number === 0 ? "magic" : "skipped", number);
    } else if (this.#field === "descriptor") this.#describe(number);
    else if (this.#field === "block header") this.#beginBlock(number);
    else if (this.#field === "header") this.#expect("block header", 3);
    else if (this.#field === "block") this.#endBlock();
    else this.#expect("magic", 4);
  }

  #begin(number: number): void {
    if (number === MAGIC_NUMBER) return this.#expect("descriptor", 1);
    if (number - number % 16 === SKIPPABLE_NUMBER) {
      return this.#expect("skipped size", 4);
    }
    this.#broken = true;
    this.#expect("magic", 4);
  }

  #describe(descriptor: number): void {
    const single = (descriptor >> 5 & 1) === 1;
    const content = CONTENT_SIZE_BYTES[descriptor >> 6];
    this.#checksum = (descriptor >> 2 & 1) === 1;
    // A single segment has no window, and always a content size.
    this.#expect(
      "header",
      DICTIONARY_BYTES[descriptor & 3] +
        (single ? Math.max(content, 1) : 1 + content),
    );
  }

  #beginBlock(header: number): void {
    const isRunLength = (header >> 1 & 3) === 1;
    const size = isRunLength ? 1 : header >> 3;
    this.#lastBlock = (header & 1) === 1;
    if (size === 0) this.#endBlock();
    else this.#expect("block", size);
  }

  #endBlock(): void {
    if (!this.#lastBlock) this.#expect("block header", 3);
    else if (this.#checksum) this.#expect("checksum", 4);
    else this.#expect("magic", 4);
  }

  #expect(field: Field, bytes: number): void {
    this.#field = field;
    this.#missing = field === "magic" ? 4 : bytes;
    this.#seen = 0;
    this.#number = 0;
  }
}

function beginning(): FramePart {
  return { bytes: MAGIC, last: false };
}
