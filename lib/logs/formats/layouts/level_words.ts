import { unitsOf } from "../../bytes/text_lines.ts";
import { LEVEL_SPELLINGS } from "../../levels.ts";
import { isDigit, isLetter } from "./characters.ts";

const UNDERSCORE = 95;
const FIRST_SMALL = 97;
/** What a small letter is above its capital. */
const SMALL = 32;

/** What stands where a level does, beside the canonical spellings. */
const MORE = [
  "LOG,NOTE,SYSTEM,STATEMENT,DETAIL,HINT,CONTEXT,FINE,FINER,FINEST,CONFIG",
  "DBG,DBUG,INF,WRN,FTL,VRB,VRBS,TRC,TRCE,EROR,FAIL,FAILURE,EXCEPTION,SUCCESS,DPANIC",
  "DEBUG1,DEBUG2,DEBUG3,DEBUG4,DEBUG5,UNKNOWN,AUDIT",
].join(",").split(",");

/** The capital of a unit that can stand in a word, 0 of any other. */
const CAPITALS = new Uint8Array(256);
for (let unit = 0; unit < CAPITALS.length; unit++) {
  const isWord = isLetter(unit) || isDigit(unit) || unit === UNDERSCORE;
  if (isWord) CAPITALS[unit] = unit >= FIRST_SMALL ? unit - SMALL : unit;
}

/** The words in capitals, as units, each at a place that its hash tells. */
const WORDS: Uint8Array[][] = Array.from({ length: 512 }, () => []);
let longest = 0;
for (const spelling of [...Object.keys(LEVEL_SPELLINGS), ...MORE]) {
  const word = unitsOf(spelling.toUpperCase());
  const hash = word.reduce(hashOn, 0);
  WORDS[hash % WORDS.length].push(word);
  longest = Math.max(longest, word.length);
}
const LONGEST = longest;

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
  const limit = Math.min(end, from + LONGEST + 1);
  let hash = 0;
  let to = from;
  for (; to < limit; to++) {
    const capital = CAPITALS[units[to]];
    if (capital === 0) break;
    hash = hashOn(hash, capital);
  }
  for (const word of WORDS[hash % WORDS.length]) {
    if (isSame(word, units, from, to)) return to;
  }
  return -1;
}

/** Whether a text is the spelling of a level, in any case. */
export function isLevelWord(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST &&
    levelEnd(unitsOf(text), 0, text.length) === text.length;
}

function isSame(
  word: Uint8Array,
  units: Uint8Array,
  from: number,
  to: number,
): boolean {
  if (word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) {
    if (CAPITALS[units[from + i]] !== word[i]) return false;
  }
  return true;
}

function hashOn(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) & 0x7fff_ffff;
}
