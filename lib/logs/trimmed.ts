/**
 * Where a value begins behind the spaces, quotes and brackets before it.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { trimmedEnd, trimmedStart } from "./trimmed.ts";
 *
 * const text = ' ["08:40"]: ';
 * assertEquals(text.slice(trimmedStart(text), trimmedEnd(text)), "08:40");
 * ```
 */
export function trimmedStart(text: string): number {
  let at = 0;
  while (at < text.length && isOpening(text.charCodeAt(at))) at++;
  return at;
}

/** Where a value ends before the spaces, quotes, brackets, colons and commas after it. */
export function trimmedEnd(text: string): number {
  let end = text.length;
  while (end > 0 && isClosing(text.charCodeAt(end - 1))) end--;
  return end;
}

function isOpening(code: number): boolean {
  // ( < [ { and a byte order mark
  return isAround(code) || code === 40 || code === 60 || code === 91 ||
    code === 123 || code === 0xfeff;
}

function isClosing(code: number): boolean {
  // ) > ] } , : ;
  return isAround(code) || code === 41 || code === 62 || code === 93 ||
    code === 125 || code === 44 || code === 58 || code === 59;
}

/** White space and quotes. */
function isAround(code: number): boolean {
  return code <= 32 || code === 34 || code === 39 || code === 96 ||
    code === 0xa0;
}
