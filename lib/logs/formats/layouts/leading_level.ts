import { CHAR } from "./characters.ts";
import { levelEnd } from "./level_words.ts";

/**
 * The level that a message begins with, where its header has none: in brackets
 * (`[error]`, `<warn>`) or in capitals (`ERROR`). A word in other letters is one
 * of the message.
 *
 * @param at Where the message begins.
 * @returns Null where it begins with none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { leadingLevel } from "./leading_level.ts";
 *
 * assertEquals(leadingLevel("<warn> low battery", 0), "warn");
 * assertEquals(leadingLevel("ERROR: lost", 0), "ERROR");
 * assertEquals(leadingLevel("Error in the table", 0), null);
 * ```
 */
export function leadingLevel(text: string, at: number): string | null {
  const unit = text.charCodeAt(at);
  const open = unit === CHAR.OPEN_BRACKET || unit === CHAR.LESS;
  const start = open ? at + 1 : at;
  const first = text.charCodeAt(start);
  if (!open && !(first >= 65 && first <= 90)) return null;
  const end = levelEnd(text, start);
  if (end < 0) return null;
  const word = text.slice(start, end);
  return open || word === word.toUpperCase() ? word : null;
}
