import { unitsOf } from "../../bytes/text_lines.ts";
import { LEVEL_SPELLINGS } from "../../levels.ts";
import { isLetter } from "./characters.ts";

/** What stands where a level does, beside the canonical spellings. */
const MORE = [
  "LOG,NOTE,SYSTEM,STATEMENT,DETAIL,HINT,CONTEXT,FINE,FINER,FINEST,CONFIG",
  "DBG,DBUG,INF,WRN,FTL,VRB,VRBS,TRC,TRCE,EROR,FAIL,FAILURE,EXCEPTION,SUCCESS,DPANIC",
  "DEBUG1,DEBUG2,DEBUG3,DEBUG4,DEBUG5,UNKNOWN,AUDIT",
].join(",").split(",");

/** The words in capitals, as units, by a hash of them. */
const WORDS = new Map<number, Uint8Array>();
for (const spelling of [...Object.keys(LEVEL_SPELLINGS), ...MORE]) {
  const word = unitsOf(spelling.toUpperCase());
  WORDS.set(hashOf(word, 0, word.length), word);
}
const LONGEST = Math.max(...[...WORDS.values()].map((word) => word.length));

/**
 * Where the level word that begins at a place ends: a known spelling in any
 * case, with neither letter nor digit behind it.
 *
 * @param units As `TextLines` has them.
 * @param end Where the text ends.
 * @returns The place behind it; -1 where none begins.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unitsOf } from "../../bytes/text_lines.ts";
 * import { levelEnd } from "./level_words.ts";
 *
 * assertEquals(levelEnd(unitsOf("[WARN ] low"), 1, 11), 5);
 * assertEquals(levelEnd(unitsOf("Informed"), 0, 8), -1);
 * ```
 */
export function levelEnd(units: Uint8Array, from: number, end: number): number {
  let to = from;
  const limit = Math.min(end, from + LONGEST + 1);
  while (to < limit && isWord(units[to])) to++;
  if (to === from || to - from > LONGEST) return -1;
  return isLevel(units, from, to) ? to : -1;
}

/** Whether a text is the spelling of a level, in any case. */
export function isLevelWord(text: string): boolean {
  return text.length <= LONGEST && isLevel(unitsOf(text), 0, text.length);
}

function isLevel(units: Uint8Array, from: number, to: number): boolean {
  const word = WORDS.get(hashOf(units, from, to));
  if (word === undefined || word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) {
    if (capital(units[from + i]) !== word[i]) return false;
  }
  return true;
}

function hashOf(units: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) {
    hash = Math.imul(hash, 31) + capital(units[i]) | 0;
  }
  return hash;
}

function capital(unit: number): number {
  return unit >= 97 && unit <= 122 ? unit - 32 : unit;
}

function isWord(unit: number): boolean {
  return isLetter(unit) || (unit >= 48 && unit <= 57) || unit === 95;
}
