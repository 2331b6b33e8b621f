/** How the fields of a row are told apart. */
export interface CsvDialect {
  /** One character. */
  readonly delimiter: string;
  /** What fields are quoted by; doubled inside. */
  readonly quote: '"' | "'";
  /** Whether spaces around fields do not count, as in `a | b`. */
  readonly isPadded: boolean;
}

/** The quote does not end in this text. */
export const UNCLOSED = -1;

/**
 * Takes a row apart. A quote in the middle of a field is an ordinary character,
 * and so is one inside a quoted field that neither doubles nor ends it.
 *
 * @param text May have line breaks inside quotes.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { splitRow } from "./csv_row.ts";
 *
 * const dialect = { delimiter: ",", quote: '"', isPadded: false } as const;
 *
 * assertEquals(splitRow('a,"b, ""c""",', dialect), ["a", 'b, "c"', ""]);
 * ```
 */
export function splitRow(text: string, dialect: CsvDialect): string[] {
  const { delimiter, quote, isPadded } = dialect;
  if (!text.includes(quote)) {
    const fields = text.split(delimiter);
    return isPadded ? fields.map((field) => field.trim()) : fields;
  }
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const begin = isPadded ? skipSpaces(text, at) : at;
    const isQuoted = text[begin] === quote;
    const close = isQuoted ? findClose(text, begin + 1, dialect) : UNCLOSED;
    if (close === UNCLOSED) {
      const found = text.indexOf(delimiter, begin);
      const end = found < 0 ? text.length : found;
      const field = text.slice(begin, end);
      fields.push(isPadded ? field.trim() : field);
      at = end;
    } else {
      const field = text.slice(begin + 1, close);
      fields.push(field.replaceAll(quote + quote, quote));
      at = isPadded ? skipSpaces(text, close + 1) : close + 1;
    }
    if (at >= text.length) return fields;
    at++;
  }
}

/**
 * Whether a quoted field of a row is still open at the end of a line.
 *
 * @param line The row's first line.
 *
 * @example Usage
 * ```ts
 * import { assert, assertFalse } from "@std/assert";
 * import { isOpenRow } from "./csv_row.ts";
 *
 * const dialect = { delimiter: ",", quote: '"', isPadded: false } as const;
 *
 * assert(isOpenRow('a,"b', 0, dialect));
 * assertFalse(isOpenRow('5" disk', 0, dialect));
 * ```
 *
 * @param from Where a field begins.
 */
export function isOpenRow(
  line: string,
  from: number,
  dialect: CsvDialect,
): boolean {
  let at = from;
  while (at < line.length) {
    const begin = dialect.isPadded ? skipSpaces(line, at) : at;
    if (line[begin] === dialect.quote) {
      const close = findClose(line, begin + 1, dialect);
      if (close === UNCLOSED) return true;
      at = close + 1;
    }
    const found = line.indexOf(dialect.delimiter, Math.max(at, begin));
    if (found < 0) return false;
    at = found + 1;
  }
  return false;
}

/** Where a quoted field ends: at a quote before a delimiter or the end of the text. */
function findClose(text: string, from: number, dialect: CsvDialect): number {
  let at = text.indexOf(dialect.quote, from);
  while (at >= 0) {
    if (text[at + 1] === dialect.quote) at++;
    else if (isEnd(text, at + 1, dialect)) return at;
    at = text.indexOf(dialect.quote, at + 1);
  }
  return UNCLOSED;
}

/** What a line does to a field that is open at its beginning. */
export type Continuation = "open" | "closed" | "stray quote";

/**
 * What becomes of a quoted field that is open at the beginning of a line. Unlike
 * within a line, a quote that neither doubles nor ends it is a sign that the
 * quote was never meant to go on so far.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { continueRow } from "./csv_row.ts";
 *
 * const dialect = { delimiter: ",", quote: '"', isPadded: false } as const;
 *
 * assertEquals(continueRow("  at main()", dialect), "open");
 * assertEquals(continueRow('  at main()",7', dialect), "closed");
 * assertEquals(continueRow('a,"b"', dialect), "stray quote");
 * ```
 */
export function continueRow(line: string, dialect: CsvDialect): Continuation {
  let at = line.indexOf(dialect.quote);
  while (at >= 0) {
    if (line[at + 1] === dialect.quote) at++;
    else if (!isEnd(line, at + 1, dialect)) return "stray quote";
    else {
      const found = line.indexOf(dialect.delimiter, at);
      return found >= 0 && isOpenRow(line, found + 1, dialect)
        ? "open"
        : "closed";
    }
    at = line.indexOf(dialect.quote, at + 1);
  }
  return "open";
}

/** Whether a field ends at a place. */
function isEnd(text: string, at: number, dialect: CsvDialect): boolean {
  const place = dialect.isPadded ? skipSpaces(text, at) : at;
  return place >= text.length || text[place] === dialect.delimiter;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}
