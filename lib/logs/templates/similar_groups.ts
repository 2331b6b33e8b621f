import type { TokenizedText, TokenTable } from "./token_table.ts";

/** At most this many groups are looked up by one token at one place. */
const MAX_POSTINGS = 32;
/** More than any number of tokens. */
const PLACES = 1024;

/** Groups by token and place: those that have or had this token there. */
type Postings = Map<number, number[]>;

/**
 * Groups of texts that are alike, each with the template of those that it has
 * taken: Drain's last layer. The tree above it is replaced by an index from each
 * token and its place to groups, so that the first words of a message need not be
 * constant.
 *
 * Two texts of one shape are as similar as the share of places at which both have
 * the same token, leaving out places at which both have nothing but a placeholder.
 * A text also belongs to a group if it has all the constants of its template.
 */
export class SimilarGroups {
  readonly templates: TokenizedText[] = [];
  readonly #table: TokenTable;
  readonly #similarity: number;
  /** By shape. */
  readonly #postings = new Map<string, Postings>();
  /** How many tokens of each group's template are more than a placeholder. */
  readonly #constants: number[] = [];
  /** How many places each group shares with the text at hand; zero between calls. */
  readonly #shared: number[] = [];

  /** @param similarity The least at which a text belongs to a group, in (0, 1]. */
  constructor(table: TokenTable, similarity: number) {
    this.#table = table;
    this.#similarity = similarity;
  }

  /** The group most similar to a text, the oldest of equals; -1 if there is none. */
  find(text: TokenizedText): number {
    const postings = this.#postings.get(text.shape);
    if (postings === undefined) return -1;
    const { candidates, places } = this.#candidates(text, postings);
    let best = -1;
    let bestSimilarity = 0;
    const least = this.#similarity * places;
    for (const group of candidates) {
      const shared = this.#shared[group];
      this.#shared[group] = 0;
      if (shared < Math.min(least, this.#constants[group])) continue;
      const similarity = this.#similarityTo(group, text);
      if (similarity === 0) continue;
      const isBetter = similarity > bestSimilarity ||
        (similarity === bestSimilarity && group < best);
      if (isBetter) [best, bestSimilarity] = [group, similarity];
    }
    return best;
  }

  /** Makes a group of a text and returns its number. */
  add(text: TokenizedText): number {
    const group = this.templates.length;
    this.templates.push({ tokens: text.tokens.slice(), shape: text.shape });
    this.#shared.push(0);
    this.#constants.push(this.#constantsOf(group));
    this.#shelve(group);
    return group;
  }

  /** Lets a group take a text: its template becomes what they have in common. */
  take(group: number, text: TokenizedText): void {
    const { tokens } = this.templates[group];
    let isChanged = false;
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i] === text.tokens[i]) continue;
      const common = this.#table.common(tokens[i], text.tokens[i]);
      isChanged ||= common !== tokens[i];
      tokens[i] = common;
    }
    if (!isChanged) return;
    this.#constants[group] = this.#constantsOf(group);
    this.#shelve(group);
  }

  /**
   * Has a group found by its tokens. Where too many others are, it takes the
   * place of the last: a group that has become general is looked for more.
   */
  #shelve(group: number): void {
    const template = this.templates[group];
    const postings = this.#postingsOf(template.shape);
    for (const key of this.#keys(template)) {
      const posting = postings.get(key);
      if (posting === undefined) postings.set(key, [group]);
      else if (posting.includes(group)) continue;
      else if (posting.length < MAX_POSTINGS) posting.push(group);
      else posting[MAX_POSTINGS - 1] = group;
    }
  }

  #postingsOf(shape: string): Postings {
    let postings = this.#postings.get(shape);
    if (postings === undefined) {
      postings = new Map();
      this.#postings.set(shape, postings);
    }
    return postings;
  }

  #constantsOf(group: number): number {
    return this.templates[group].tokens
      .reduce((count, token) => count + (this.#table.isOpen(token) ? 0 : 1), 0);
  }

  #candidates(
    text: TokenizedText,
    postings: Postings,
  ): { candidates: number[]; places: number } {
    const candidates: number[] = [];
    const keys = this.#keys(text);
    for (const key of keys) {
      for (const group of postings.get(key) ?? []) {
        if (this.#shared[group]++ === 0) candidates.push(group);
      }
    }
    return { candidates, places: keys.length };
  }

  /** What a text is looked up by: its tokens, but for placeholders. */
  #keys({ tokens }: TokenizedText): number[] {
    const keys: number[] = [];
    for (let i = 0; i < tokens.length; i++) {
      if (!this.#table.isOpen(tokens[i])) keys.push(tokens[i] * PLACES + i);
    }
    return keys.length > 0
      ? keys
      : tokens.map((token, i) => token * PLACES + i);
  }

  /** 0 if the text does not belong to the group. */
  #similarityTo(group: number, { tokens }: TokenizedText): number {
    const template = this.templates[group].tokens;
    let equal = 0;
    let places = 0;
    for (let i = 0; i < tokens.length; i++) {
      const isEqual = template[i] === tokens[i];
      if (isEqual && this.#table.isOpen(tokens[i])) continue;
      places++;
      if (isEqual) equal++;
    }
    const similarity = places === 0 ? 1 : equal / places;
    const isMatch = equal > 0 && equal === this.#constants[group];
    return isMatch || similarity >= this.#similarity ? similarity : 0;
  }
}
