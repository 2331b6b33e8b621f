import pl from "nodejs-polars";
import type { DelimitedTable } from "../../logs/formats/format_candidate.ts";
import { holderAt } from "../log_frame.ts";
import type { Batch } from "./scanned_logs.ts";

/** Bytes of a file that are in memory at a time. */
const BLOCK_BYTES = 16 * 2 ** 20;
const LINE_FEED = 10;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Reads a CSV file of UTF-8 some lines at a time, every value as text.
 *
 * @param blockBytes Bytes of the file that are in memory at a time.
 * @throws {Error} Where Polars cannot read the lines, or a row is not a line: the
 * file holds line breaks in quotes, blank lines or lines longer than a block.
 */
export async function* csvBatches(
  path: string,
  table: DelimitedTable,
  blockBytes = BLOCK_BYTES,
): AsyncGenerator<Batch> {
  let line = 1;
  for (const { bytes, header, end } of blocks(path, table, blockBytes)) {
    const text = bytes.subarray(header);
    const isFirst = line === 1;
    const skipped = isFirst && table.hasHeader ? 1 : 0;
    const rows = rowsOf(bytes, table, skipped);
    const lines = rows.height + skipped;
    if (!isLineByLine(text, table.quote, lines)) {
      throw new Error("rows are not lines");
    }
    if (rows.height > 0) {
      yield {
        rows: await rows.lazy().withRowIndex("line", line + skipped).collect(),
        bytes: end,
      };
    }
    line += lines;
  }
}

interface Block {
  /** A header made of the columns' positions, and whole lines of the file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many bytes the header has. */
  readonly header: number;
  /** Where the block ends in the file. */
  readonly end: number;
}

/** Whole lines of a file; a block holds good until the next one is asked for. */
function* blocks(
  path: string,
  { names, delimiter }: DelimitedTable,
  blockBytes: number,
): Generator<Block> {
  const columns = names.map((_, i) => holderAt(i)).join(delimiter);
  const head = new TextEncoder().encode(`${columns}\n`);
  using file = Deno.openSync(path);
  const size = file.statSync().size;
  const space = Math.min(blockBytes, size);
  const bytes = new Uint8Array(head.length + space);
  bytes.set(head);
  let used = head.length;
  let end = 0;
  for (;;) {
    const read = file.readSync(bytes.subarray(used));
    used += read ?? 0;
    const isEnd = read === null;
    if (!isEnd && used < bytes.length) continue;
    if (end === 0) used = dropMark(bytes, head.length, used);
    const cut = isEnd ? used : bytes.lastIndexOf(LINE_FEED, used - 1) + 1;
    if (cut <= head.length && !isEnd) throw new Error("a line is too long");
    if (cut > head.length) {
      end += cut - head.length;
      yield { bytes: bytes.subarray(0, cut), header: head.length, end };
    }
    if (isEnd) return;
    bytes.copyWithin(head.length, cut, used);
    used = head.length + used - cut;
  }
}

/** Takes a byte order mark away; returns where the bytes end then. */
function dropMark(bytes: Uint8Array, from: number, used: number): number {
  if (!BYTE_ORDER_MARK.every((byte, i) => bytes[from + i] === byte)) {
    return used;
  }
  bytes.copyWithin(from, from + BYTE_ORDER_MARK.length, used);
  return used - BYTE_ORDER_MARK.length;
}

function rowsOf(
  bytes: Uint8Array<ArrayBuffer>,
  { delimiter, quote }: DelimitedTable,
  skipped: number,
): pl.DataFrame {
  const { buffer, byteOffset, byteLength } = bytes;
  return pl.readCSV(Buffer.from(buffer, byteOffset, byteLength), {
    hasHeader: true,
    skipRowsAfterHeader: skipped,
    inferSchemaLength: 0,
    missingIsNull: true,
    rechunk: false,
    sep: delimiter,
    quoteChar: quote,
  });
}

/** Whether each line is a row: without quotes it is, also a blank one. */
function isLineByLine(
  text: Uint8Array,
  quote: string,
  lines: number,
): boolean {
  const quotes = count(text, quote.charCodeAt(0));
  if (quotes === 0) return true;
  const isOpen = text.length > 0 && text[text.length - 1] !== LINE_FEED;
  // A block that ends within quotes could still have as many rows as lines.
  return quotes % 2 === 0 &&
    lines === count(text, LINE_FEED) + Number(isOpen);
}

function count(text: Uint8Array, byte: number): number {
  let found = 0;
  for (let at = text.indexOf(byte); at >= 0; at = text.indexOf(byte, at + 1)) {
    found++;
  }
  return found;
}
