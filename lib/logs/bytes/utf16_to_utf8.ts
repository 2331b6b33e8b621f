import { Buffer } from "node:buffer";

/** Stands for what is no text, since no UTF-8 has this byte. */
const INVALID = Uint8Array.of(0xff);

/**
 * Turns UTF-16 into UTF-8. A surrogate without its other half, and half a unit at
 * the end, become a byte that is not valid in UTF-8 either, so that whoever
 * reads the UTF-8 counts it.
 *
 * @param chunks Without the byte order mark.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { utf16ToUtf8 } from "./utf16_to_utf8.ts";
 *
 * async function* file() {
 *   yield Uint8Array.of(0, 0x61, 0);
 *   yield Uint8Array.of(0xe4);
 * }
 * const chunks = await Array.fromAsync(utf16ToUtf8(file(), "UTF-16BE"));
 *
 * assertEquals(new TextDecoder().decode(chunks[0]), "a");
 * assertEquals(new TextDecoder().decode(chunks[1]), "ä");
 * ```
 */
export async function* utf16ToUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: "UTF-16LE" | "UTF-16BE",
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([held, chunk]);
    const whole = wholeUnits(bytes, encoding);
    held = Uint8Array.from(bytes.subarray(whole));
    const units = bytes.subarray(0, whole);
    if (encoding === "UTF-16BE") units.swap16();
    if (whole > 0) yield encode(units.toString("utf16le"));
  }
  if (held.length > 0) yield INVALID;
}

/** How many bytes make up whole characters. */
function wholeUnits(bytes: Buffer, encoding: "UTF-16LE" | "UTF-16BE"): number {
  const even = bytes.length - bytes.length % 2;
  if (even === 0) return 0;
  const high = bytes[even - (encoding === "UTF-16LE" ? 1 : 2)];
  // The other half of a pair is in the next chunk.
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
}

function encode(text: string): Uint8Array {
  const encoder = new TextEncoder();
  if (text.isWellFormed()) return encoder.encode(text);
  const parts = text.split(/\p{Surrogate}/u).flatMap((part, i) =>
    i === 0 ? [encoder.encode(part)] : [INVALID, encoder.encode(part)]
  );
  return Buffer.concat(parts);
}
