import { type CsvDialect, splitRow } from "./csv_row.ts";
import type { EntryColumns } from "./entry_columns.ts";
import type { EntryFormat } from "./entry_format.ts";
import { writeRow } from "./write_row.ts";

/**
 * Reads rows of delimited text. An empty field is no value, quoted or not; so
 * are fields that are missing at the end of a row, which is noted (`short row`).
 * A row with more fields than columns is rejected unless the surplus is empty.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CsvFormat } from "./csv_format.ts";
 * import { EntryColumns } from "./entry_columns.ts";
 *
 * const dialect = { delimiter: ";", quote: '"', isPadded: false } as const;
 * const format = new CsvFormat(dialect, ["level", "message"]);
 * const entries = new EntryColumns();
 *
 * assertEquals(format.read('INFO;"a; b"', entries), undefined);
 * assertEquals(entries.get("message"), "a; b");
 * assertEquals(
 *   format.read("INFO;a;b", entries),
 *   "3 fields where the header has 2",
 * );
 * ```
 */
export class CsvFormat implements EntryFormat {
  readonly name: string;
  readonly notes = new Map<string, number>();
  readonly #dialect: CsvDialect;
  readonly #columns: readonly string[];

  /** @param columns Names that differ. */
  constructor(dialect: CsvDialect, columns: readonly string[]) {
    this.name = dialect.delimiter === "\t" ? "TSV" : "CSV";
    this.#dialect = dialect;
    this.#columns = columns;
  }

  read(text: string, entries: EntryColumns): string | undefined {
    const fields = splitRow(text, this.#dialect);
    return writeRow(fields, this.#columns, entries, this.notes);
  }
}
