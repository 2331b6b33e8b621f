/**
 * The entries of a piece of a file by column, as text: a place for each entry,
 * null where an entry lacks a column. An entry is put together field by field
 * and then kept or dropped.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "./entry_columns.ts";
 *
 * const entries = new EntryColumns();
 * entries.set("level", "INFO");
 * entries.keep(1);
 * entries.set("message", "late");
 * entries.keep(2);
 *
 * assertEquals(entries.column("level"), ["INFO", null]);
 * assertEquals(entries.column("message"), [null, "late"]);
 * assertEquals(entries.lines, [1, 2]);
 * ```
 */
export class EntryColumns {
  /** The line, from 1, that each kept entry begins at. */
  readonly lines: number[] = [];
  readonly #columns = new Map<string, (string | null)[]>();

  /** How many entries are kept. */
  get length(): number {
    return this.lines.length;
  }

  /** The columns' names, in the order in which they first came up. */
  get names(): string[] {
    return [...this.#columns.keys()];
  }

  /** Gives the entry at hand a value; the last one given stands. */
  set(column: string, value: string): void {
    let values = this.#columns.get(column);
    if (values === undefined) {
      values = [];
      this.#columns.set(column, values);
    }
    const place = this.lines.length;
    while (values.length < place) values.push(null);
    values[place] = value;
  }

  /** What the entry at hand has in a column. */
  get(column: string): string | null {
    return this.#columns.get(column)?.[this.lines.length] ?? null;
  }

  /** Ends the entry at hand, which begins at a line of the file. */
  keep(line: number): void {
    this.lines.push(line);
  }

  /** Forgets the entry at hand. */
  drop(): void {
    const place = this.lines.length;
    for (const [name, values] of this.#columns) {
      if (values.length > place) values.length = place;
      if (values.length === 0) this.#columns.delete(name);
    }
  }

  /** A column's values, one for each kept entry; all null if none has it. */
  column(name: string): (string | null)[] {
    const values = this.#columns.get(name) ?? [];
    while (values.length < this.lines.length) values.push(null);
    return values;
  }
}
