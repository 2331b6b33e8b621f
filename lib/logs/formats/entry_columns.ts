import { ByteWords } from "../bytes/byte_words.ts";
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
 * entries.setPart("message", "12 late", 3, 7);
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
  /** Where columns are looked for: entries name them in the same order. */
  readonly #order: NamedColumn[] = [];
  #next = 0;
  /** The columns that the entry at hand has; as many as counted. */
  readonly #given: NamedColumn[] = [];
  #givenCount = 0;
  /** How many columns there were before the entry at hand. */
  #before = 0;
  /** A text whose bytes are known. */
  #known = "";
  #bytes = new ByteWords(new Uint8Array());
  #from = 0;

  /** How many entries are kept. */
  get length(): number {
    return this.lines.length;
  }

  /** The columns' names, in the order in which they first came up. */
  get names(): string[] {
    return this.#order.filter(({ texts, isGiven }) =>
      isGiven || texts.held.length > 0
    ).map(({ name }) => name);
  }

  /** How many bytes the values of the kept entries take. */
  get bytes(): number {
    return this.#order.reduce((sum, { texts }) => sum + texts.held.size, 0);
  }

  /** Gives the entry at hand a value; the last one given stands. */
  set(column: string, value: string): void {
    this.setPart(column, value, 0, value.length);
  }

  /** Gives the entry at hand a part of a text as its value, without cutting it out. */
  setPart(column: string, text: string, start: number, end: number): void {
    const expected = this.#order[this.#next];
    const found = expected !== undefined && expected.name === column
      ? expected
      : this.#find(column);
    this.#next = found.place + 1;
    if (!found.isGiven) {
      found.isGiven = true;
      this.#given[this.#givenCount++] = found;
    }
    if (found.text !== text) found.text = text;
    found.start = start;
    found.end = end;
  }

  /** Says which bytes a text was decoded from, all of it ASCII: parts of it are then copied from there. */
  knowBytes(text: string, bytes: ByteWords, from: number): void {
    // A pointer that stays the same need not be written: that costs more than to look.
    if (text !== this.#known) this.#known = text;
    if (bytes !== this.#bytes) this.#bytes = bytes;
    this.#from = from;
  }

  /** Whether the entry at hand has a value in a column. */
  has(column: string): boolean {
    return this.#columns.get(column)?.isGiven ?? false;
  }

  /** What the entry at hand has in a column. */
  get(column: string): string | null {
    const found = this.#columns.get(column);
    return found?.isGiven ? found.text.slice(found.start, found.end) : null;
  }

  /** Ends the entry at hand, which begins at a line of the file. */
  keep(line: number): void {
    const place = this.lines.length;
    const from = this.#from;
    for (let i = 0; i < this.#givenCount; i++) {
      const { texts, text, start, end } = this.#given[i];
      if (text === this.#known) {
        texts.putBytes(place, this.#bytes, from + start, from + end);
      } else texts.put(place, text, start, end);
    }
    this.lines.push(line);
    this.#before = this.#order.length;
    this.#beginEntry();
  }

  /** Forgets the entry at hand, and the columns that only it has. */
  drop(): void {
    for (const { name } of this.#order.splice(this.#before)) {
      this.#columns.delete(name);
    }
    this.#beginEntry();
  }

  /** A column's values, one for each kept entry; all null if none has it. */
  column(name: string): (string | null)[] {
    return this.texts(name).toArray(this.lines.length);
  }

  /** A column as it is held; of as many entries as are kept. */
  texts(name: string): TextColumn {
    return this.#columns.get(name)?.texts ?? new TextColumn();
  }

  /** Forgets all entries, but not the memory that they took. */
  clear(): void {
    this.drop();
    this.lines.length = 0;
    for (const { texts } of this.#order) texts.clear();
  }

  #beginEntry(): void {
    for (let i = 0; i < this.#givenCount; i++) this.#given[i].isGiven = false;
    this.#givenCount = 0;
    this.#next = 0;
  }

  #find(name: string): NamedColumn {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = {
        name,
        place: this.#order.length,
        texts: new TextColumn(),
        isGiven: false,
        text: "",
        start: 0,
        end: 0,
      };
      this.#columns.set(name, column);
      this.#order.push(column);
    }
    return column;
  }
}

/** A column, and which part of which text the entry at hand has in it. */
interface NamedColumn {
  readonly name: string;
  readonly place: number;
  readonly texts: TextColumn;
  isGiven: boolean;
  text: string;
  start: number;
  end: number;
}
