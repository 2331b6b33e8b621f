import type { TokenizedText, TokenTable } from "./token_table.ts";

/** A distinct text, its id, and how many messages have it. */
export interface CountedText extends TokenizedText {
  id: number;
  count: number;
}

/** At most this many different words at a place are taken for constants. */
const MAX_WORDS = 6;
/** And this many different segments of a requested path, which tell routes apart. */
const MAX_SEGMENTS = 64;
/** The least messages for each of them, on average. */
const MIN_MEAN_COUNT = 3;

/**
 * Takes a group of similar texts apart where they differ in a few words that
 * occur again and again, such as `started` and `stopped`: those are constants of
 * several templates, whereas many or rare values are one template's variable.
 *
 * @param texts All of one shape.
 * @returns The parts, each in the order of the texts.
 */
export function splitGroup(
  texts: readonly CountedText[],
  table: TokenTable,
): CountedText[][] {
  let best: Map<number, CountedText[]> | undefined;
  for (let place = 0; place < texts[0].tokens.length; place++) {
    const parts = constantsAt(place, texts, table);
    if (parts && parts.size < (best?.size ?? Infinity)) best = parts;
  }
  if (best === undefined) return [[...texts]];
  return [...best.values()].flatMap((part) => splitGroup(part, table));
}

/** The texts by their token at a place, if those are different constants. */
function constantsAt(
  place: number,
  texts: readonly CountedText[],
  table: TokenTable,
): Map<number, CountedText[]> | undefined {
  const isPath = texts[0].shape[place] !== "s";
  const most = isPath ? MAX_SEGMENTS : MAX_WORDS;
  const parts = new Map<number, CountedText[]>();
  for (const text of texts) {
    const token = text.tokens[place];
    const part = parts.get(token);
    if (part !== undefined) {
      part.push(text);
      continue;
    }
    const isConstant = isPath || table.isWord(token);
    if (!isConstant || parts.size === most) return undefined;
    parts.set(token, [text]);
  }
  const messages = texts.reduce((sum, { count }) => sum + count, 0);
  const isFrequent = messages >= MIN_MEAN_COUNT * parts.size;
  return parts.size > 1 && isFrequent ? parts : undefined;
}
