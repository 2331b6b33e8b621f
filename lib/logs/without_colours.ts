const ESCAPE = "\x1b";

/**
 * Drops a terminal's colours and other control sequences (`ESC[1;31m`) from a text.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { withoutColours } from "./without_colours.ts";
 *
 * assertEquals(withoutColours("\x1b[1;31mERROR\x1b[0m lost"), "ERROR lost");
 * ```
 */
export function withoutColours(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  const [first, ...rest] = text.split(ESCAPE);
  return first + rest.map((part) => part.replace(SEQUENCE, "")).join("");
}

/** What follows the escape character. */
const SEQUENCE = /^\[[\d;?]{0,99}[A-Za-z]/;
