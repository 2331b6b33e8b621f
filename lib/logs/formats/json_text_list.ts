const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const SPACE = 32;
const DELETE = 127;

/**
 * Where a list ends that has nothing but texts in it, at least one, and is written
 * as JavaScript would write it: `["a","b"]`, all ASCII and nothing escaped.
 *
 * @param start Where its bracket opens.
 * @returns -1 if it is no such list.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../bytes/text_lines.ts";
 * import { textListEnd } from "./json_text_list.ts";
 *
 * const { units } = TextLines.of(['["a","b"] [1]']);
 *
 * assertEquals(textListEnd(units, 0, 13), 9);
 * assertEquals(textListEnd(units, 10, 13), -1);
 * ```
 */
export function textListEnd(
  units: Uint8Array,
  start: number,
  end: number,
): number {
  let at = start;
  do {
    at = textEnd(units, at + 1, end);
  } while (at >= 0 && at < end && units[at] === COMMA);
  return at >= 0 && at < end && units[at] === CLOSE_LIST ? at + 1 : -1;
}

function textEnd(units: Uint8Array, start: number, end: number): number {
  if (start >= end || units[start] !== QUOTE) return -1;
  for (let at = start + 1; at < end; at++) {
    const unit = units[at];
    if (unit === QUOTE) return at + 1;
    if (unit < SPACE || unit === BACKSLASH || unit > DELETE) return -1;
  }
  return -1;
}
