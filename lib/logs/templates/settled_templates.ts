import type { TextGroup } from "./group_texts.ts";
import { SimilarGroups } from "./similar_groups.ts";
import type { TokenTable } from "./token_table.ts";

/** The group of all that is like no template. */
const REST = -1;

/**
 * Templates found in the first texts, which later texts join, online: each
 * becomes as general as what has joined it requires.
 */
export class SettledTemplates {
  readonly #groups: SimilarGroups;
  readonly #table: TokenTable;
  /** The group of each id. */
  readonly #groupOf: number[] = [];
  /** The first id of each group. */
  readonly #idOf = new Map<number, number>();

  /** @param similarity The least at which a text joins a template, in (0, 1]. */
  constructor(
    found: readonly TextGroup[],
    table: TokenTable,
    similarity: number,
  ) {
    this.#table = table;
    this.#groups = new SimilarGroups(table, similarity);
    for (const { template, ids } of found) {
      const group = this.#groups.add(template);
      for (const id of ids) this.#groupOf[id] = group;
      this.#idOf.set(group, ids[0]);
    }
  }

  /** How many templates there are. */
  get length(): number {
    return this.#groups.templates.length;
  }

  /** The id of the template that a masked message joins, if there is one. */
  join(masked: string): number | undefined {
    const text = this.#table.find(masked);
    const group = this.#groups.find(text);
    if (group >= 0) this.#groups.take(group, text);
    return this.#idOf.get(group);
  }

  /** Makes a template of a masked message. */
  add(masked: string, id: number): void {
    this.#name(this.#groups.add(this.#table.add(masked)), id);
  }

  /** Gives an id to all that joins no template. */
  addRest(id: number): void {
    this.#name(REST, id);
  }

  /** The template of each id, as text. */
  write(): string[] {
    const texts = this.#groups.templates.map((text) => this.#table.write(text));
    return this.#groupOf.map((group) => group === REST ? "<*>" : texts[group]);
  }

  #name(group: number, id: number): void {
    this.#groupOf[id] = group;
    this.#idOf.set(group, id);
  }
}
