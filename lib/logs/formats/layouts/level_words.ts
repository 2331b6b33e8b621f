import { LEVEL_SPELLINGS } from "../../levels.ts";
import { isLetter } from "./characters.ts";

/** What stands where a level does, beside the canonical spellings. */
const MORE = [
  "LOG,NOTE,SYSTEM,STATEMENT,DETAIL,HINT,CONTEXT,FINE,FINER,FINEST,CONFIG",
  "DBG,DBUG,INF,WRN,FTL,VRB,VRBS,TRC,TRCE,EROR,FAIL,FAILURE,EXCEPTION,SUCCESS,DPANIC",
  "DEBUG1,DEBUG2,DEBUG3,DEBUG4,DEBUG5,UNKNOWN,AUDIT",
].join(",").split(",");

const WORDS = new Set([...Object.keys(LEVEL_SPELLINGS), ...MORE]);
const LONGEST = Math.max(...[...WORDS].map((word) => word.length));

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
  return isLevelWord(text.slice(from, end)) ? end : -1;
}

/** Whether a text is the spelling of a level, in any case. */
export function isLevelWord(text: string): boolean {
  return WORDS.has(text) || WORDS.has(text.toUpperCase());
}

function isWord(unit: number): boolean {
  return isLetter(unit) || (unit >= 48 && unit <= 57) || unit === 95;
}
