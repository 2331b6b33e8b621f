import { unitsOf } from "../../bytes/text_lines.ts";
import { CHAR } from "./characters.ts";
import { levelEnd } from "./level_words.ts";

/** How much of a text is looked at, in UTF-16 units; levels are shorter. */
const LOOK = 32;

/**
 * The level that a message begins with, where its header has none: in brackets
 * (`[error]`, `<warn>`) or in capitals (`ERROR`). A word in other letters is one
 * of the message.
 *
 * @param at Where the message begins.
 * @param end Where it ends; defaults to the text's end.
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
export function leadingLevel(
  text: string,
  at: number,
  end = text.length,
): string | null {
  if (at >= end) return null;
  const unit = text.charCodeAt(at);
  const open = unit === CHAR.OPEN_BRACKET || unit === CHAR.LESS;
  const start = open ? at + 1 : at;
  const first = text.charCodeAt(start);
  if (!open && !(first >= 65 && first <= 90)) return null;
  const part = text.slice(start, Math.min(end, start + LOOK));
  const length = levelEnd(unitsOf(part), 0, part.length);
  if (length < 0) return null;
  const word = part.slice(0, length);
  return open || word === word.toUpperCase() ? word : null;
}
