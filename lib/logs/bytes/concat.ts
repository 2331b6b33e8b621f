/**
 * Bytes one after another; a single array is given back as it is.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { concat } from "./concat.ts";
 *
 * assertEquals(concat([Uint8Array.of(1), Uint8Array.of(2)]), Uint8Array.of(1, 2));
 * ```
 */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
