import { InputError } from "../../logs/input_error.ts";
import { readLines } from "../../logs/bytes/read_lines.ts";
import { TextNotes } from "../../logs/bytes/text_notes.ts";
import { formatText } from "../../logs/formats/format_candidate.ts";
import { EntryReader } from "../../logs/formats/entry_reader.ts";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import type { FileReading } from "../../logs/reading.ts";
import { isDayFirst } from "../../logs/timestamps/day_first.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import { CanonicalValues } from "./canonical_values.ts";
import type { FileStart } from "./file_starts.ts";
import { type FileHead, openText } from "./file_head.ts";
import type { LogsHead } from "../logs_head.ts";
import { parseScanned } from "./parse_scanned.ts";
import { fileNotes } from "./file_notes.ts";
import { PartWriter } from "./part_writer.ts";
import { RejectedLines } from "./rejected_lines.ts";

/** Entries that are read before they are written. */
const BATCH = 50_000;
/** The same of long entries, in bytes. */
const BATCH_BYTES = 2 ** 26;
/** Rejected lines before which their share says little. */
const FEWEST_LINES = 1000;

/** What {@linkcode parseFiles} needs beside the files. */
export interface ParseFilesOptions extends OpenLogsOptions {
  /** Where the Parquet files go. */
  readonly folder: string;
  readonly mapping: LogMapping;
  /** What is taken for the files' first years or days, by the file's place. */
  readonly starts: readonly FileStart[];
}

/** Files that were parsed. */
export interface ParsedFiles {
  readonly writer: PartWriter;
  readonly rejected: RejectedLines;
  readonly files: readonly ParsedFile[];
}

/** A file that was parsed, and what its timestamps left open. */
export interface ParsedFile {
  readonly reading: FileReading;
  readonly values: CanonicalValues;
}

/**
 * Parses files into Parquet files, one after another, as a stream.
 *
 * @throws {InputError} If too large a share of the lines is rejected.
 */
export async function parseFiles(
  heads: readonly LogsHead[],
  options: ParseFilesOptions,
): Promise<ParsedFiles> {
  const { folder, mapping, templates } = options;
  using writer = new PartWriter(folder, mapping, templates);
  using rejected = new RejectedLines(folder);
  const files: ParsedFile[] = [];
  const progress = progressOf(heads, writer, options);
  const all = { ...options, writer, rejected, progress };
  for (const [place, head] of heads.entries()) {
    const values = new CanonicalValues(mapping, {
      timezone: options.timezone,
      ...options.starts[place],
      dayFirst: dayFirst(head, mapping),
    });
    const reading = "rows" in head
      ? await parseScanned(head, (entries) => {
        writer.write(entries, values, place);
        progress(place, 0);
      })
      : await parseText(head, values, place, all);
    files.push({ reading, values });
  }
  writer.end();
  return { writer, rejected, files };
}

interface FileOptions extends ParseFilesOptions {
  readonly writer: PartWriter;
  readonly rejected: RejectedLines;
  readonly progress: (place: number, consumed: number) => void;
}

async function parseText(
  { file, candidate, encoding }: FileHead,
  values: CanonicalValues,
  place: number,
  options: FileOptions,
): Promise<FileReading> {
  const { writer, rejected, progress } = options;
  const open = candidate.open();
  const reader = new EntryReader(
    open,
    (rejection) => rejected.add(file.name, rejection),
  );
  const notes = new TextNotes();
  const source = await openText(file);
  const { pieces } = open.splitter;
  let rows = 0;
  const write = () => {
    rows += reader.waiting;
    const entries = reader.take();
    writer.write(entries, values, place);
    reader.giveBack(entries);
  };
  for await (const batch of readLines(source.chunks, { notes, pieces })) {
    reader.push(batch);
    if (reader.waiting < BATCH && reader.waitingBytes < BATCH_BYTES) continue;
    write();
    checkRejected(reader, rejected, options);
    progress(place, source.consumed);
  }
  reader.end();
  write();
  checkRejected(reader, rejected, options, true);
  progress(place, source.consumed);
  const { lines, continuation, header, blank, rejected: lost } = reader.tally;
  return {
    file: file.name,
    format: formatText(candidate),
    encoding,
    lines,
    rows,
    continuation,
    header,
    blank,
    rejected: lost,
    notes: fileNotes(source.notes, notes, open.format.notes),
  };
}

/** Whether `01/02/2023` has the day first in a file, if its first lines tell. */
function dayFirst(
  { sample }: LogsHead,
  { timestamp }: LogMapping,
): boolean | undefined {
  const texts = timestamp?.from.flatMap(({ column }) =>
    (sample.get(column) ?? []).filter((text) => text !== null)
  );
  return isDayFirst(texts ?? []);
}

/** Better no report than one on the lines that happened to be readable. */
function checkRejected(
  { tally }: EntryReader,
  rejected: RejectedLines,
  { maxRejected = 0.5 }: OpenLogsOptions,
  isEnd = false,
): void {
  const lines = tally.entryLines + tally.rejected;
  if (lines === 0 || tally.rejected / lines <= maxRejected) return;
  if (!isEnd && lines < FEWEST_LINES) return;
  const [{ file, line, reason }] = rejected.first;
  const share = Math.round(100 * tally.rejected / lines);
  throw new InputError(
    `Cannot read the logs ${
      JSON.stringify(file)
    }: ${share} % of the lines cannot be read, the first of them line ${line} (${reason}); name another --format, or let more pass with --max-rejected`,
  );
}

function progressOf(
  heads: readonly LogsHead[],
  writer: PartWriter,
  { onProgress }: OpenLogsOptions,
) {
  const sizes = heads.map(({ file }) => file.bytes);
  const of = sizes.reduce((sum, bytes) => sum + bytes, 0);
  return (place: number, consumed: number) => {
    const before = sizes.slice(0, place).reduce((sum, bytes) => sum + bytes, 0);
    onProgress?.({ bytes: before + consumed, of, rows: writer.rows });
  };
}
