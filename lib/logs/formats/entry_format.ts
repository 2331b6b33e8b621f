import type { TextLines } from "../bytes/text_lines.ts";
import type { EntryColumns } from "./entry_columns.ts";

/** How the text of an entry becomes fields. */
export interface EntryFormat {
  /** As a reader knows it, such as `NDJSON` or `nginx access log`. */
  readonly name: string;

  /**
   * Gives the fields of one entry to `entries`, which the caller then keeps or
   * drops.
   *
   * Where one text holds many records (an OTLP export), the format keeps all
   * but the last itself, by `entries.keep(line)`.
   *
   * @param text The entry, without its last line break; more than one line where
   * entries may go on.
   * @param line The line of the file that the entry begins at.
   * @returns Why it cannot be read, in a few words that do not quote it (`not a
   * JSON object`); undefined if it can. Entries are counted by this reason.
   */
  read(text: string, entries: EntryColumns, line: number): string | undefined;

  /**
   * The same for an entry that is one line, as it stands among others, where that
   * is quicker. What it gives are best parts of `lines.text`,
   * which are copied from the bytes.
   *
   * @param start Where the entry begins.
   * @param end Where it ends, its line break not counted.
   * @returns Whether it was read; if not, `read` is to be asked, and what was
   * given is dropped.
   */
  readAt?(
    lines: TextLines,
    start: number,
    end: number,
    entries: EntryColumns,
  ): boolean;

  /** How often something was mended on the way, by what it was, in the singular, such as `short row`. */
  readonly notes?: ReadonlyMap<string, number>;
}
