import type { LineBatch } from "../bytes/line_batch.ts";
import { columnNames } from "./column_names.ts";
import { splitRow } from "./csv_row.ts";
import type { EntryColumns } from "./entry_columns.ts";
import type { EntryFormat } from "./entry_format.ts";
import type { EntrySink, EntrySplitter } from "./entry_splitter.ts";
import { isBlank } from "./is_blank.ts";
import { writeRow } from "./write_row.ts";

const BY_SPACES = { delimiter: " ", quote: '"', isPadded: false } as const;

/** What stands for a missing value. */
const MISSING = "-";

/** Rows of fields between spaces. */
export interface SpacedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** The line that names the columns; undefined where none does. */
  readonly header?: string;
}

/**
 * Reads W3C extended logs, as IIS and CloudFront write them, and Zeek's: lines
 * `#Fields: date time …` name the columns of the rows below them, which may
 * change within a file; other lines with `#` are comments.
 *
 * It is the splitter as well, since rows mean what the last `#Fields` said.
 *
 * @see https://www.w3.org/TR/WD-logfile.html
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryReader } from "./entry_reader.ts";
 * import { W3cFormat } from "./w3c_format.ts";
 *
 * const format = new W3cFormat();
 * const reader = new EntryReader({ splitter: format, format }, () => {});
 * const lines = ["#Fields: time sc-status", "10:05:03 200", "10:05:04 -"];
 * reader.push({ first: 1, lines, part: "whole" });
 * reader.end();
 *
 * assertEquals(reader.take().column("sc-status"), ["200", null]);
 * ```
 */
export class W3cFormat implements EntryFormat, EntrySplitter {
  readonly name: string;
  readonly notes = new Map<string, number>();
  readonly #header: string | undefined;
  #columns: readonly string[] | undefined;

  /**
   * @param table Of rows like these without `#Fields`: its name, its columns and
   * the line that names them, which may come again.
   */
  constructor(table?: SpacedTable) {
    this.name = table?.name ?? "W3C extended log";
    this.#header = table?.header;
    this.#columns = table?.columns;
  }

  push(batch: LineBatch, sink: EntrySink): void {
    for (const [i, line] of batch.lines.entries()) {
      if (line.startsWith("#")) {
        this.#columns = fieldNames(line) ?? this.#columns;
        sink.skip("header", 1);
      } else if (isBlank(line)) sink.skip("blank", 1);
      else if (line === this.#header) sink.skip("header", 1);
      else sink.entry(line, batch.first + i, 1);
    }
  }

  flush(): void {}

  read(text: string, entries: EntryColumns): string | undefined {
    if (this.#columns === undefined) return "no #Fields line above it";
    const fields = text.includes("\t")
      ? text.split("\t")
      : splitRow(text.trimEnd(), BY_SPACES);
    for (let i = 0; i < fields.length; i++) {
      if (fields[i] === MISSING) fields[i] = "";
    }
    return writeRow(fields, this.#columns, entries, this.notes);
  }
}

/** The columns that a line names, if it names columns. */
function fieldNames(line: string): string[] | undefined {
  const found = /^#fields(?::[ \t]*|\t)(.*)$/i.exec(line)?.[1].trim();
  if (found === undefined || found === "") return undefined;
  return columnNames(found.split(found.includes("\t") ? "\t" : / +/));
}
