import { SimilarGroups } from "./similar_groups.ts";
import { type CountedText, splitGroup } from "./split_group.ts";
import type { TokenizedText, TokenTable } from "./token_table.ts";

/**
 * The similarity at which groups are one after all, if so many are: messages of
 * a few words, most of them variable, such as `ann opened door`.
 */
const LOW_SIMILARITY = 0.3;
const MANY_GROUPS = 30;

/** Texts of one template. */
export interface TextGroup {
  template: TokenizedText;
  /** Of the texts. */
  ids: number[];
}

/**
 * Groups distinct texts by template: similar ones together (Drain), less similar
 * ones too where they are many, then apart where they differ in constants.
 *
 * @param texts In the order in which they came up first.
 * @param similarity The least similarity within a group, in (0, 1].
 */
export function groupTexts(
  texts: readonly CountedText[],
  table: TokenTable,
  similarity: number,
): TextGroup[] {
  const similar = groupSimilar(texts.map((text) => [text]), table, similarity);
  const low = Math.min(similarity, LOW_SIMILARITY);
  return groupSimilar(similar.map(({ texts }) => texts), table, low)
    .flatMap(({ texts, from }) => from.length < MANY_GROUPS ? from : [texts])
    .flatMap((group) => splitGroup(group, table))
    .map((part) => ({
      template: templateOf(part, table),
      ids: part.map(({ id }) => id),
    }));
}

interface Union {
  texts: CountedText[];
  /** The groups that it was made of. */
  from: CountedText[][];
}

/** Puts groups together whose templates are similar. */
function groupSimilar(
  groups: readonly CountedText[][],
  table: TokenTable,
  similarity: number,
): Union[] {
  const similar = new SimilarGroups(table, similarity);
  const unions: Union[] = [];
  for (const texts of groups) {
    const template = templateOf(texts, table);
    const union = similar.find(template);
    if (union < 0) {
      similar.add(template);
      unions.push({ texts: [...texts], from: [texts] });
    } else {
      similar.take(union, template);
      for (const text of texts) unions[union].texts.push(text);
      unions[union].from.push(texts);
    }
  }
  return unions;
}

function templateOf(
  texts: readonly CountedText[],
  table: TokenTable,
): TokenizedText {
  const tokens = texts[0].tokens.slice();
  for (const text of texts) {
    for (let i = 0; i < tokens.length; i++) {
      tokens[i] = table.common(tokens[i], text.tokens[i]);
    }
  }
  return { tokens, shape: texts[0].shape };
}
