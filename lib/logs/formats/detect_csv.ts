import { looksLikeTimestamp } from "../timestamps/timestamp_form.ts";
import { columnNames } from "./column_names.ts";
import { CsvFormat } from "./csv_format.ts";
import type { CsvDialect } from "./csv_row.ts";
import { CsvSplitter } from "./csv_splitter.ts";
import type { FormatCandidate } from "./format_candidate.ts";
import { type HeadRows, headRows } from "./head_rows.ts";
import { isBlank } from "./is_blank.ts";
import { looksLikeHeader } from "./looks_like_header.ts";

/** Likely delimiters first. */
const DELIMITERS = [",", "\t", ";", "|", "\x1f", "\x01", "^", "~"];

/**
 * What rows without a header tell: many texts can be split at commas. Two
 * columns tell less, since one comma in each line may be in a timestamp.
 */
const WITHOUT_HEADER = { 2: 0.3, 3: 0.6, more: 0.85 } as const;

/**
 * Finds out whether lines are delimited text, by which delimiter and quote, and
 * whether the first row is a header.
 *
 * Recognises a first line `sep=;` and comments (`#`) above the header.
 *
 * @param head The first lines of a file, at best a hundred or more.
 * @returns The best way to read it; nothing if no delimiter gives the same two
 * fields or more in most rows.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectCsv } from "./detect_csv.ts";
 *
 * const [csv] = detectCsv(["time;level", "2024-05-17;INFO"]);
 *
 * assertEquals(csv.name, "CSV");
 * assertEquals(csv.detail, 'delimiter ";", header in line 1');
 * assertEquals(csv.confidence, 1);
 * ```
 */
export function detectCsv(head: readonly string[]): FormatCandidate[] {
  const { preamble, delimiters } = findPreamble(head);
  const lines = head.slice(preamble);
  let best: Reading | undefined;
  for (const [i, delimiter] of delimiters.entries()) {
    // The first one also for a table of one column, in which there is none.
    const isThere = i === 0 || lines.some((line) => line.includes(delimiter));
    if (!isThere) continue;
    const reading = readHead(lines, findDialect(lines, delimiter));
    if (reading === undefined) continue;
    if (best === undefined || isBetter(reading, best)) best = reading;
  }
  return best === undefined ? [] : [describe(best, lines, preamble)];
}

/** A head read by a dialect. */
interface Reading extends HeadRows {
  readonly dialect: CsvDialect;
  readonly columns: number;
  /** The share of the rows that have as many fields. */
  readonly share: number;
  readonly hasHeader: boolean;
}

/** The lines before the header, and the delimiters that come into question. */
function findPreamble(head: readonly string[]) {
  const named = /^"?sep=(.)"?$/.exec(head[0]?.trimEnd() ?? "");
  if (head[0]?.length < 10 && named !== null) {
    return { preamble: 1, delimiters: [named[1]] };
  }
  let preamble = 0;
  while (isComment(head, preamble)) preamble++;
  return { preamble, delimiters: DELIMITERS };
}

/** A first line `#time,level` is a header; several such lines are comments. */
function isComment(head: readonly string[], at: number): boolean {
  if (at >= head.length) return false;
  if (isBlank(head[at])) return true;
  if (!head[at].startsWith("#")) return false;
  return at > 0 ||
    !DELIMITERS.some((delimiter) =>
      head[0].includes(delimiter) &&
      head[0].split(delimiter).length === head[1]?.split(delimiter).length
    );
}

function findDialect(lines: readonly string[], delimiter: string): CsvDialect {
  let double = 0;
  let single = 0;
  let isPadded = true;
  for (const line of lines) {
    const fields = line.split(delimiter);
    for (const [i, field] of fields.entries()) {
      const text = field.trim();
      if (text.length > 1 && text.startsWith('"')) double++;
      if (text.length > 1 && text[0] === "'" && text.endsWith("'")) single++;
      if (i > 0 && field !== "" && field[0] !== " ") isPadded = false;
    }
  }
  const quote = single > double ? "'" : '"';
  return { delimiter, quote, isPadded: isPadded && delimiter !== "\t" };
}

function readHead(
  lines: readonly string[],
  dialect: CsvDialect,
): Reading | undefined {
  const head = headRows(lines, dialect);
  const { rows } = head;
  if (rows.length === 0) return undefined;
  const hasHeader = looksLikeHeader(rows[0], rows.slice(1));
  const columns = hasHeader ? columnsBelow(rows) : commonest(rows);
  if (columns < 2 && !(hasHeader && isTimes(rows))) return undefined;
  const equal =
    rows.filter((row) => row.length === columns || hasHeader && row === rows[0])
      .length;
  const share = equal / (rows.length + head.rejected);
  if (share <= 0.5) return undefined;
  return { ...head, dialect, columns, share, hasHeader };
}

/** As many as the header has; one more where all rows do, whose last has no name. */
function columnsBelow([header, ...rows]: readonly (readonly string[])[]) {
  const isShort = rows.length > 0 && header.length > 2 &&
    rows.every(({ length }) => length === header.length + 1);
  return isShort ? header.length + 1 : header.length;
}

/** One column is a table if it is a name and times below it. */
function isTimes([, ...rows]: readonly (readonly string[])[]): boolean {
  return rows.length > 0 &&
    looksLikeTimestamp(rows.map(([text]) => text)) === 1;
}

function isBetter(a: Reading, b: Reading): boolean {
  if (a.hasHeader !== b.hasHeader) return a.hasHeader;
  if (a.share !== b.share) return a.share > b.share;
  return a.columns > b.columns;
}

/** How many fields most rows have. */
function commonest(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) {
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  let best = 0;
  for (const [length, count] of counts) {
    if (count > (counts.get(best) ?? 0)) best = length;
  }
  return best;
}

function describe(
  reading: Reading,
  lines: readonly string[],
  preamble: number,
): FormatCandidate {
  const { dialect, columns, hasHeader, rows, texts, rejected } = reading;
  const named = hasHeader ? rows[0] : [];
  const unnamed = Array.from(
    { length: columns - named.length },
    (_, i) => `column_${named.length + i + 1}`,
  );
  const names = columnNames([...named, ...unnamed]);
  const line = preamble + 1 + lines.findIndex((text) => !isBlank(text));
  const read = rows.filter((row) => row.length <= columns).length;
  const telling = hasHeader
    ? 1
    : WITHOUT_HEADER[columns === 2 || columns === 3 ? columns : "more"];
  const header = { preamble, text: hasHeader ? texts[0] : undefined };
  const { delimiter, quote, isPadded } = dialect;
  return {
    name: dialect.delimiter === "\t" ? "TSV" : "CSV",
    detail: `delimiter ${JSON.stringify(dialect.delimiter)}, ${
      hasHeader ? `header in line ${line}` : "no header"
    }`,
    confidence: telling * read / (rows.length + rejected),
    ...(line > 1 || isPadded || hasHeader && unnamed.length > 0 ? {} : {
      table: { delimiter, quote, hasHeader, names },
    }),
    open: () => ({
      splitter: new CsvSplitter(dialect, header),
      format: new CsvFormat(dialect, names),
    }),
  };
}
