import { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
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
  const part = text.slice(at, Math.min(end, at + LOOK));
  const { units } = TextLines.of([part]);
  const to = leadingLevelEnd(units, 0, part.length);
  return to < 0 ? null : part.slice(isOpen(units[0]) ? 1 : 0, to);
}

/** Gives the entry at hand the `level` that its message begins with, if it does. */
export function setLeadingLevel(
  entries: EntryColumns,
  { text, units }: TextLines,
  at: number,
  end: number,
): void {
  const to = leadingLevelEnd(units, at, end);
  if (to < 0) return;
  entries.setPart("level", text, isOpen(units[at]) ? at + 1 : at, to);
}

function leadingLevelEnd(units: Uint8Array, at: number, end: number): number {
  if (at >= end) return -1;
  if (isOpen(units[at])) return levelEnd(units, at + 1, end);
  if (!isCapital(units[at])) return -1;
  const to = levelEnd(units, at, end);
  for (let place = at; place < to; place++) {
    if (isSmall(units[place])) return -1;
  }
  return to;
}

function isOpen(unit: number): boolean {
  return unit === CHAR.OPEN_BRACKET || unit === CHAR.LESS;
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

function isSmall(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}
