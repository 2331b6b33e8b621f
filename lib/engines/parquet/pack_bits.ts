import type { ByteSink } from "./byte_sink.ts";

/** More bits would not fit beside the seven that wait for their byte. */
const MOST_BITS = 24;

/**
 * Writes numbers of a few bits each, the lowest bits first, as one run of
 * Parquet's hybrid of run lengths and packed bits.
 *
 * @param values Numbers below `2 ** width`, of which only some are written.
 * @param width 1 to 24.
 * @param least Smaller values are left out.
 * @param base Is taken off each value.
 * @param count How many values are not left out.
 * @throws {RangeError} If the width is larger.
 *
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { ByteSink } from "./byte_sink.ts";
 * import { packBits } from "./pack_bits.ts";
 *
 * const sink = new ByteSink();
 * packBits(sink, Int32Array.of(1, 0, 2, 4), { width: 2, least: 1, base: 1, count: 3 });
 *
 * assertEquals(sink.written, Uint8Array.of(0b11, 0b11_01_00, 0));
 * ```
 */
export function packBits(
  sink: ByteSink,
  values: Int32Array,
  { width, least, base, count }: {
    readonly width: number;
    readonly least: number;
    readonly base: number;
    readonly count: number;
  },
): void {
  if (width > MOST_BITS) throw new RangeError(`Cannot pack ${width} bits`);
  const eights = Math.ceil(count / 8);
  sink.varint(eights * 2 + 1);
  sink.reserve(eights * width);
  const { bytes } = sink;
  const end = sink.length + eights * width;
  let at = sink.length;
  let waiting = 0;
  let bits = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < least) continue;
    waiting |= (value - base) << bits;
    for (bits += width; bits >= 8; bits -= 8) {
      bytes[at++] = waiting;
      waiting >>>= 8;
    }
  }
  if (bits > 0) bytes[at++] = waiting;
  bytes.fill(0, at, end);
  sink.length = end;
}

/** Writes a number so many times, as such a run. */
export function repeatBits(sink: ByteSink, value: 0 | 1, count: number): void {
  sink.varint(count * 2);
  sink.byte(value);
}
