import { LEVEL_SPELLINGS } from "./levels.ts";
import type { Level } from "./levels.ts";
import { levelOfNumber } from "./level_scheme.ts";
import type { LevelScheme } from "./level_scheme.ts";
import { trimmedEnd, trimmedStart } from "./trimmed.ts";
import { withoutColours } from "./without_colours.ts";

/** No level is longer, with brackets, spaces and colours around it. */
const LONGEST = 64;

const WORDS = new Map(Object.entries(LEVEL_SPELLINGS));

/** What texts meant before. Logs have few spellings, and hostile ones are bounded. */
const KNOWN = new Map<string, Level | null>();
const MOST_KNOWN = 1000;

/**
 * Reads a level in any of its spellings (`LEVEL_SPELLINGS`) and any case, without
 * the spaces, quotes, brackets, colons and terminal colours around it.
 *
 * @param text A level, such as `warn`, `[ERROR]`, `I` or `50`.
 * @param scheme What numbers mean; without it they are no levels.
 * @returns The canonical level; null if the text is none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readLevel } from "./read_level.ts";
 *
 * assertEquals(readLevel("[Warn]:"), "WARNING");
 * assertEquals(readLevel("critical"), "FATAL");
 * assertEquals(readLevel("50", "pino"), "ERROR");
 * assertEquals(readLevel("50"), null);
 * ```
 */
export function readLevel(text: string, scheme?: LevelScheme): Level | null {
  if (text.length > LONGEST) return null;
  const word = readWord(text);
  if (word !== null || scheme === undefined) return word;
  const digits = text.slice(trimmedStart(text), trimmedEnd(text));
  return /^\d{1,3}(?:\.0+)?$/.test(digits)
    ? levelOfNumber(Number(digits), scheme)
    : null;
}

function readWord(text: string): Level | null {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const plain = withoutColours(text);
  const word = plain.slice(trimmedStart(plain), trimmedEnd(plain));
  const level = WORDS.get(word.toUpperCase()) ?? null;
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(text, level);
  return level;
}
