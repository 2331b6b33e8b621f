import pl from "nodejs-polars";
import { InputError } from "../logs/input_error.ts";
import { formatNumber } from "../logs/format_number.ts";
import { type ColumnOptions, tableColumn } from "./table_column.ts";
import { tableHtml } from "./table_html.ts";
import { tableText } from "./table_text.ts";
import { visibleText } from "../logs/visible_text.ts";

/** A table to show: the same content twice. */
export interface Table {
  /** A fragment of HTML, escaped and without a script, that reads well also where styles are stripped. */
  readonly html: string;
  /** Columns padded with spaces, for consoles and for those who cannot see the other. */
  readonly text: string;
}

/** Options of {@linkcode table}. */
export interface TableOptions {
  /** What to say about columns, by name. Columns that are not named are shown as well. */
  readonly columns?: Readonly<Record<string, ColumnOptions>>;
  /** How many rows to show; whole and at least 1. Defaults to 50. */
  readonly limit?: number;
  /** What the table shows, above it. Defaults to none. */
  readonly caption?: string;
  /** What is said where there are no rows. Defaults to `No rows.` */
  readonly empty?: string;
}

/** Rows as plain objects; a missing key is a missing value. */
export type Records = readonly Readonly<Record<string, unknown>>[];

/** Rows that a table shows unless told otherwise. */
const DEFAULT_LIMIT = 50;

/**
 * Sets out rows as a table: numbers to the right with commas between thousands
 * and as many digits as they deserve, timestamps as ISO in UTC with
 * milliseconds, nulls as a dash, long text shortened with the whole in its
 * title. Text is escaped, and characters that act unseen are shown.
 *
 * @param frame A Polars frame, or records; records may lack keys, the columns are those of all of them.
 * @returns The table as HTML and as plain text. Without rows both say so; with
 * more rows than the limit both say how many more there are.
 * @throws {InputError} If an option names a column that does not exist, or the limit is not a whole number of at least 1.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { table } from "./table.ts";
 *
 * const { text } = table([
 *   { service: "A", logs: 24886, share: 0.24886 },
 *   { service: "B", logs: 7, share: null },
 * ], { columns: { share: { format: "percent" } } });
 * assertEquals(
 *   text,
 *   [
 *     "service    logs  share",
 *     "-------  ------  -----",
 *     "A        24,886  24.9%",
 *     "B             7      –",
 *   ].join("\n"),
 * );
 * ```
 */
export function table(
  frame: pl.DataFrame | Records,
  options: TableOptions = {},
): Table {
  const limit = options.limit ?? DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1) {
    throw new InputError(
      `Cannot show a table: limit must be a whole number of at least 1, got ${limit}`,
    );
  }
  const { rows, values } = isRecords(frame)
    ? readRecords(frame, limit)
    : readFrame(frame, limit);
  checkNames(options.columns ?? {}, [...values.keys()], rows);
  const layout = {
    columns: [...values].map(([name, of]) =>
      tableColumn(name, of, options.columns?.[name])
    ),
    caption: options.caption && visibleText(options.caption),
    note: rows === 0 ? options.empty ?? "No rows." : note(rows, limit),
  };
  return { html: tableHtml(layout), text: tableText(layout) };
}

interface Values {
  readonly rows: number;
  readonly values: ReadonlyMap<string, readonly unknown[]>;
}

function readFrame(frame: pl.DataFrame, limit: number): Values {
  const shown = frame.head(limit);
  return {
    rows: frame.height,
    values: new Map(
      shown.columns.map((name) => [name, readSeries(shown.getColumn(name))]),
    ),
  };
}

function readSeries(series: pl.Series): unknown[] {
  // Polars hands out 64-bit integers as numbers, wrong beyond 2^53; their text is exact.
  if (!/U?Int64/.test(String(series.dtype))) return series.toArray();
  return series.cast(pl.Utf8).toArray().map((digits: string | null) =>
    digits === null ? null : exactInteger(digits)
  );
}

function exactInteger(digits: string): number | bigint {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits);
}

function isRecords(frame: pl.DataFrame | Records): frame is Records {
  return Array.isArray(frame);
}

function readRecords(records: Records, limit: number): Values {
  const shown = records.slice(0, limit);
  const names = new Set(shown.flatMap((record) => Object.keys(record)));
  return {
    rows: records.length,
    values: new Map(
      [...names].map((name) => [name, shown.map((record) => record[name])]),
    ),
  };
}

function checkNames(
  columns: Readonly<Record<string, ColumnOptions>>,
  names: readonly string[],
  rows: number,
): void {
  // Records without a row have no column to compare with.
  if (rows === 0 && names.length === 0) return;
  for (const name of Object.keys(columns)) {
    if (names.includes(name)) continue;
    throw new InputError(
      `Cannot show a table: there is no column "${name}", only ${
        names.join(", ")
      }`,
    );
  }
}

function note(rows: number, limit: number): string | undefined {
  if (rows <= limit) return undefined;
  const more = rows - limit;
  return `… and ${formatNumber(more)} more ${more === 1 ? "row" : "rows"}.`;
}
