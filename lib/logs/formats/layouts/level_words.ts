import { LEVEL_SPELLINGS } from "../../levels.ts";
import { isLetter } from "./characters.ts";

/** What stands where a level does, beside the canonical spellings. */
const MORE = [
  "LOG,NOTE,SYSTEM,STATEMENT,DETAIL,HINT,CONTEXT,FINE,FINER,FINEST,CONFIG",
  "DBG,DBUG,INF,WRN,FTL,VRB,VRBS,TRC,TRCE,EROR,FAIL,FAILURE,EXCEPTION,SUCCESS,DPANIC",
  "DEBUG1,DEBUG2,DEBUG3,DEBUG4,DEBUG5,UNKNOWN,AUDIT",
].join(",").split(",");

/** The words in capitals by a hash of them. */
const WORDS = new Map<number, string>();
for (const spelling of [...Object.keys(LEVEL_SPELLINGS), ...MORE]) {
  const word = spelling.toUpperCase();
  WORDS.set(hashOf(word, 0, word.length), word);
}
const LONGEST = Math.max(...[...WORDS.values()].map((word) => word.length));

/**
 * Where the level word that begins at a place ends: a known spelling in any
 * case, with neither letter nor digit behind it.
 *
 * @returns The place behind it; -1 where none begins.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { levelEnd } from "./level_words.ts";
 *
 * assertEquals(levelEnd("[WARN ] low", 1), 5);
 * assertEquals(levelEnd("Information", 0), 11);
 * assertEquals(levelEnd("Informed", 0), -1);
 * ```
 */
export function levelEnd(text: string, from: number): number {
  let end = from;
  const limit = Math.min(text.length, from + LONGEST + 1);
  while (end < limit && isWord(text.charCodeAt(end))) end++;
  if (end === from || end - from > LONGEST) return -1;
  return isLevel(text, from, end) ? end : -1;
}

/** Whether a text is the spelling of a level, in any case. */
export function isLevelWord(text: string): boolean {
  return text.length <= LONGEST && isLevel(text, 0, text.length);
}

function isLevel(text: string, from: number, to: number): boolean {
  const word = WORDS.get(hashOf(text, from, to));
  if (word === undefined || word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) {
    if (capital(text.charCodeAt(from + i)) !== word.charCodeAt(i)) return false;
  }
  return true;
}

function hashOf(text: string, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) {
    hash = Math.imul(hash, 31) + capital(text.charCodeAt(i)) | 0;
  }
  return hash;
}

function capital(unit: number): number {
  return unit >= 97 && unit <= 122 ? unit - 32 : unit;
}

function isWord(unit: number): boolean {
  return isLetter(unit) || (unit >= 48 && unit <= 57) || unit === 95;
}
