import { CHAR } from "./characters.ts";

/**
 * Where a value in quotation marks ends, in which a backslash is before what
 * would otherwise act.
 *
 * @param units As `TextLines` has them.
 * @param from The place behind the quotation mark.
 * @returns The place of the other quotation mark; `end` where there is none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unitsOf } from "../../bytes/text_lines.ts";
 * import { quotedEnd } from "./quoted_end.ts";
 *
 * assertEquals(quotedEnd(unitsOf('"a \\"b\\""'), 1, 9), 8);
 * ```
 */
export function quotedEnd(
  units: Uint8Array,
  from: number,
  end: number,
): number {
  for (let at = from; at < end; at++) {
    if (units[at] === CHAR.QUOTE) return at;
    if (units[at] === CHAR.BACKSLASH) at++;
  }
  return end;
}

/** Where what stands as it is in such a value ends: at a backslash, or with the value. */
export function literalEnd(
  units: Uint8Array,
  from: number,
  end: number,
): number {
  let at = from;
  while (
    at < end && units[at] !== CHAR.QUOTE && units[at] !== CHAR.BACKSLASH
  ) at++;
  return at;
}
