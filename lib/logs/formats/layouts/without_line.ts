import { CHAR, isDigit } from "./characters.ts";

/**
 * Where a name ends without the number of a line behind a colon: a service is
 * where the code is, not the line.
 *
 * @param start Where the name begins in the text, and `end` where it ends.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { withoutLine } from "./without_line.ts";
 *
 * assertEquals(withoutLine("main.go:12", 0, 10), 7);
 * assertEquals(withoutLine("shop", 0, 4), 4);
 * ```
 */
export function withoutLine(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isDigit(text.charCodeAt(at - 1))) at--;
  const digits = end - at;
  const numbered = at > start && text.charCodeAt(at - 1) === CHAR.COLON;
  return numbered && digits > 0 && digits < 10 ? at - 1 : end;
}
