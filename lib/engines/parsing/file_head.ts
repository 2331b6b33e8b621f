import { type ByteSource, openBytes } from "../../logs/bytes/open_bytes.ts";
import { readLines } from "../../logs/bytes/read_lines.ts";
import { TextNotes } from "../../logs/bytes/text_notes.ts";
import { chooseFormat } from "../../logs/formats/choose_format.ts";
import type { FormatCandidate } from "../../logs/formats/format_candidate.ts";
import { headEntries } from "../../logs/formats/head_entries.ts";
import { MOST_COLUMNS } from "../../logs/formats/name_tree.ts";
import type { LogFile } from "../../logs/locate_logs.ts";
import {
  type ColumnSample,
  HEAD_ROWS,
} from "../../logs/mapping/column_mapping.ts";

/** Lines that tell a format; the columns are told by more. */
const FORMAT_LINES = 300;
/** Where a file with few long lines has been looked at enough, in UTF-16 code units. */
const HEAD_LENGTH = 4 * 1024 * 1024;

/** The beginning of a file of text, and what it tells of the file. */
export interface FileHead {
  readonly file: LogFile;
  readonly candidate: FormatCandidate;
  /** Such as `gzip, UTF-16LE`. */
  readonly encoding: string;
  readonly sample: ColumnSample;
}

/**
 * Reads the beginning of a file and finds its format and columns.
 *
 * @param format A format by name; else it is found by the content.
 * @throws {InputError} If the file cannot be opened, or is not of the format.
 */
export async function readHead(
  file: LogFile,
  format?: string,
): Promise<FileHead> {
  const source = await openText(file);
  const notes = new TextNotes();
  const lines: string[] = [];
  let length = 0;
  for await (const batch of readLines(source.chunks, { notes })) {
    for (const line of batch.lines) {
      length += line.length;
      lines.push(line);
    }
    if (lines.length >= HEAD_ROWS || length >= HEAD_LENGTH) break;
  }
  const candidate = chooseFormat(
    lines.slice(0, FORMAT_LINES),
    file.name,
    format,
  );
  const encoding = source.kind === "text"
    ? notes.encoding
    : `${source.kind}, ${notes.encoding}`;
  return { file, candidate, encoding, sample: sampleOf(candidate, lines) };
}

/** Opens a file as decompressed bytes; errors call it by its name without the folder. */
export async function openText({ path, name }: LogFile): Promise<ByteSource> {
  return await openBytes(path, name);
}

/** What the columns hold in the first entries. */
function sampleOf(
  candidate: FormatCandidate,
  lines: string[],
): ColumnSample {
  const entries = headEntries(candidate, lines);
  // A header names its columns also where they are empty.
  const names = new Set([
    ...(candidate.table?.names ?? []).slice(0, MOST_COLUMNS),
    ...entries.names,
  ]);
  return new Map([...names].map((name) => [name, entries.column(name)]));
}
