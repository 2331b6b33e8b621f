/**
 * Whether a line has nothing but white space.
 *
 * @example Usage
 * ```ts
 * import { assert, assertFalse } from "@std/assert";
 * import { isBlank } from "./is_blank.ts";
 *
 * assert(isBlank(" \t"));
 * assertFalse(isBlank("a"));
 * ```
 */
export function isBlank(line: string): boolean {
  // The first character settles it for nearly every line.
  const first = line.charCodeAt(0);
  if (first > 32 && first < 128) return false;
  return line.trim() === "";
}
