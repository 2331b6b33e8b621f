import type { EntryColumns } from "../entry_columns.ts";
import { setFieldPart } from "./set_field.ts";

/** How many names the logs may bring along. */
const MOST_NAMES = 200;

/** Longer names are no names, in UTF-16 units. */
const LONGEST_NAME = 128;

/** How much of the fields beyond that is kept of an entry, in UTF-16 units. */
const MOST_TEXT = 8192;

/**
 * Columns whose names come out of the logs. The first 200 distinct names become
 * columns; what has another one, or one of more than 128 characters, is kept as `name=value` in the column
 * `more_fields`, so that hostile logs cannot make a million columns.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { OpenColumns } from "./open_columns.ts";
 *
 * const entries = new EntryColumns();
 * const open = new OpenColumns(1);
 * open.set(entries, "shard", "7");
 * open.set(entries, "zone", "b");
 *
 * assertEquals(entries.get("shard"), "7");
 * assertEquals(entries.get("more_fields"), "zone=b");
 * ```
 */
export class OpenColumns {
  readonly #names = new Set<string>();
  readonly #most: number;

  /** @param most How many distinct names become columns; defaults to 200. */
  constructor(most = MOST_NAMES) {
    this.#most = most;
  }

  /** Gives the entry at hand a value under a name from the logs. */
  set(entries: EntryColumns, name: string, value: string): void {
    this.setPart(entries, name, value, 0, value.length);
  }

  /** The same for a part of a text. */
  setPart(
    entries: EntryColumns,
    name: string,
    text: string,
    start: number,
    end: number,
  ): void {
    if (!this.#names.has(name)) {
      if (this.#names.size >= this.#most || name.length > LONGEST_NAME) {
        return this.keepText(entries, `${name}=${text.slice(start, end)}`);
      }
      this.#names.add(name);
    }
    setFieldPart(entries, name, text, start, end);
  }

  /** Adds text to the entry's `more_fields`, cut at 8192 characters in all. */
  keepText(entries: EntryColumns, text: string): void {
    const before = entries.get("more_fields");
    if (before !== null && before.length >= MOST_TEXT) return;
    const all = before === null ? text : `${before} ${text}`;
    entries.set("more_fields", all.slice(0, MOST_TEXT));
  }
}
