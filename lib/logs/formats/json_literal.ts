const encoder = new TextEncoder();

/** By their first units: an array of units answers sooner than a map. */
const LITERALS: (Uint8Array | undefined)[] = Array(256).fill(undefined);
for (const text of ["true", "false", "null", "{}"]) {
  LITERALS[text.charCodeAt(0)] = encoder.encode(text);
}

/**
 * Where one of JSON's words, or an object with nothing in it, ends among units as
 * `TextLines` has them.
 *
 * @returns -1 if none begins there.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../bytes/text_lines.ts";
 * import { literalEnd } from "./json_literal.ts";
 *
 * const { units } = TextLines.of(["a true"]);
 *
 * assertEquals(literalEnd(units, 2), 6);
 * assertEquals(literalEnd(units, 0), -1);
 * ```
 */
export function literalEnd(units: Uint8Array, at: number): number {
  const literal = LITERALS[units[at]];
  if (literal === undefined) return -1;
  for (let i = 1; i < literal.length; i++) {
    if (units[at + i] !== literal[i]) return -1;
  }
  return at + literal.length;
}
