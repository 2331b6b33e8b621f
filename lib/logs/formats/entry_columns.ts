import { TextColumn } from "./text_column.ts";

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
  readonly #columns = new Map<string, NamedColumn>();
  /** Where the columns of {@linkcode EntryColumns.set} are looked for: entries name them in the same order. */
  readonly #order: NamedColumn[] = [];
  #next = 0;

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
    const expected = this.#order[this.#next];
    const { place, texts } = expected?.name === column
      ? expected
      : this.#find(column);
    this.#next = place + 1;
    texts.put(this.lines.length, value);
  }

  /** What the entry at hand has in a column. */
  get(column: string): string | null {
    return this.#columns.get(column)?.texts.at(this.lines.length) ?? null;
  }

  /** Ends the entry at hand, which begins at a line of the file. */
  keep(line: number): void {
    this.lines.push(line);
    this.#next = 0;
  }

  /** Forgets the entry at hand, and the columns that only it has. */
  drop(): void {
    const place = this.lines.length;
    for (const { name, texts } of this.#order) {
      if (texts.first === place) this.#columns.delete(name);
      else texts.drop(place);
    }
    if (this.#columns.size < this.#order.length) this.#putInOrder();
    this.#next = 0;
  }

  /** A column's values, one for each kept entry; all null if none has it. */
  column(name: string): (string | null)[] {
    return this.texts(name).toArray(this.lines.length);
  }

  /** A column as it is held; of as many entries as are kept. */
  texts(name: string): TextColumn {
    return this.#columns.get(name)?.texts ?? new TextColumn();
  }

  #find(name: string): NamedColumn {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = { name, place: this.#order.length, texts: new TextColumn() };
      this.#columns.set(name, column);
      this.#order.push(column);
    }
    return column;
  }

  #putInOrder(): void {
    this.#order.length = 0;
    for (const column of this.#columns.values()) {
      column.place = this.#order.length;
      this.#order.push(column);
    }
  }
}

interface NamedColumn {
  readonly name: string;
  place: number;
  readonly texts: TextColumn;
}
