import { crc32, deflateSync } from "node:zlib";
import type { PalettedPicture } from "./palette.ts";

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
/** Eight bits a pixel, colours from a palette, no interlacing. */
const FORM = [8, 3, 0, 0, 0];

/**
 * Writes a picture as a PNG file with a palette: a third of the size of one that
 * spells out each pixel's colour.
 *
 * @param width In pixels; the height follows from the number of pixels.
 */
export function palettePng(
  { colours, indices }: PalettedPicture,
  width: number,
): Uint8Array<ArrayBuffer> {
  const height = indices.length / width;
  // Each line begins with the number of its filter, which is none.
  const lines = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    const line = indices.subarray(y * width, (y + 1) * width);
    lines.set(line, y * (width + 1) + 1);
  }
  return concat([
    SIGNATURE,
    chunk("IHDR", [...bytes(width), ...bytes(height), ...FORM]),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(lines, { level: 6 })),
    chunk("IEND", []),
  ]);
}

function chunk(name: string, content: ArrayLike<number>): Uint8Array {
  const checked = concat([
    new TextEncoder().encode(name),
    Uint8Array.from(content),
  ]);
  return concat([
    bytes(content.length),
    checked,
    bytes(crc32(checked)),
  ]);
}

/** A number as four bytes, the largest first. */
function bytes(number: number): Uint8Array {
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, number);
  return four;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
