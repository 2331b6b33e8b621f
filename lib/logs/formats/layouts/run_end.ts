import type { TextLines } from "../../bytes/text_lines.ts";

/** What a table of units says of one. */
const GOES_ON = 0;
const ENDS = 1;
const MAY_END = 2;

/** By unit whether it ends a run; see {@linkcode runTable}. */
export type RunTable = Uint8Array;

/** The table of runs that end at a space of any kind, and at some characters, all ASCII. */
export function runTable(characters: string): RunTable {
  return Uint8Array.from({ length: 256 }, (_, unit) => {
    if (unit >= 128) return MAY_END;
    const character = String.fromCharCode(unit);
    const ends = characters.includes(character) || SPACE.test(character);
    return ends ? ENDS : GOES_ON;
  });
}

/**
 * Where a run ends that begins at a place of a line.
 *
 * @param limit Where it ends at the latest.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { runEnd, runTable } from "./run_end.ts";
 *
 * assertEquals(runEnd(TextLines.of(["shop: up"]), 0, 8, runTable(":")), 4);
 * ```
 */
export function runEnd(
  { text, units }: TextLines,
  from: number,
  limit: number,
  table: RunTable,
): number {
  let at = from;
  for (; at < limit; at++) {
    const says = table[units[at]];
    if (says === ENDS || (says === MAY_END && SPACE.test(text[at]))) break;
  }
  return at;
}

/** Whether a space of any kind stands at a place. */
export function isSpaceAt({ text, units }: TextLines, at: number): boolean {
  return units[at] <= 32 || units[at] >= 128 ? SPACE.test(text[at]) : false;
}

const SPACE = /\s/;
