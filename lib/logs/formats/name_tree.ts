/** A file's columns; what would need more of them has to go elsewhere. */
export const MOST_COLUMNS = 1000;

/** A longer name gets no column, in UTF-16 code units. */
const LONGEST_NAME = 200;

/** Names are not remembered without end, even if they never get a value. */
const MOST_NAMES = 10 * MOST_COLUMNS;

/**
 * The names of a file's columns by their parts, so that a dotted name is put
 * together once, not for each entry.
 *
 * @example Usage
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { NameTree } from "./name_tree.ts";
 *
 * const status = new NameTree().below("http")?.below("status");
 *
 * assertEquals(status?.full, "http.status");
 * assert(status?.takeColumn());
 * ```
 */
export class NameTree {
  /** The whole name; empty at the root. */
  readonly full: string;
  readonly #count: { columns: number; names: number };
  readonly #isRoot: boolean;
  readonly #below = new Map<string, NameTree>();
  #isColumn = false;

  constructor(full?: string, count = { columns: 0, names: 0 }) {
    this.full = full ?? "";
    this.#isRoot = full === undefined;
    this.#count = count;
  }

  /** The name of a field inside; undefined if there are too many already. */
  below(key: string): NameTree | undefined {
    const known = this.#below.get(key);
    if (known !== undefined) return known;
    const { columns, names } = this.#count;
    if (columns >= MOST_COLUMNS || names >= MOST_NAMES) return undefined;
    const full = this.join(key);
    if (full.length > LONGEST_NAME) return undefined;
    const name = new NameTree(full, this.#count);
    this.#below.set(key, name);
    this.#count.names++;
    return name;
  }

  /** What the whole name of a field inside is. */
  join(key: string): string {
    return this.#isRoot ? key : `${this.full}.${key}`;
  }

  /** Whether the name has a column, or gets one now. */
  takeColumn(): boolean {
    if (this.#isColumn) return true;
    if (this.#count.columns >= MOST_COLUMNS) return false;
    this.#isColumn = true;
    this.#count.columns++;
    return true;
  }
}
