import type { TextGroup } from "./group_texts.ts";
import { SimilarGroups } from "./similar_groups.ts";
import type { TokenTable } from "./token_table.ts";

/**
 * Templates found in the first texts, which later texts join, online: each
 * becomes as general as what has joined it requires.
 */
export class SettledTemplates {
  readonly #groups: SimilarGroups;
  readonly #table: TokenTable;
  readonly #limit: number;

  /** @param limit The most templates; more only where there were more at first. */
  constructor(
    found: readonly TextGroup[],
    table: TokenTable,
    { similarity, maxTemplates }: { similarity: number; maxTemplates: number },
  ) {
    this.#table = table;
    this.#limit = maxTemplates;
    this.#groups = new SimilarGroups(table, similarity);
    for (const { template } of found) this.#groups.add(template);
  }

  /** The number of the template that a masked message joins; -1 if it would be one too many. */
  join(masked: string): number {
    const text = this.#table.find(masked);
    const group = this.#groups.find(text);
    if (group >= 0) this.#groups.take(group, text);
    else if (this.#groups.templates.length < this.#limit) {
      return this.#groups.add(this.#table.add(masked));
    }
    return group;
  }

  /** A template as text. */
  write(group: number): string {
    return this.#table.write(this.#groups.templates[group]);
  }
}
