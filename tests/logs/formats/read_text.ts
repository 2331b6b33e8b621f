import { assertEquals } from "@std/assert";
import { readLines } from "../../../lib/logs/bytes/read_lines.ts";
import { TextNotes } from "../../../lib/logs/bytes/text_notes.ts";
import type { EntryColumns } from "../../../lib/logs/formats/entry_columns.ts";
import {
  EntryReader,
  type Rejection,
} from "../../../lib/logs/formats/entry_reader.ts";
import type { OpenFormat } from "../../../lib/logs/formats/format_candidate.ts";
import type { LineTally } from "../../../lib/logs/formats/line_tally.ts";

/** A whole text as a format reads it. */
export interface ReadText {
  readonly entries: EntryColumns;
  readonly rejections: readonly Rejection[];
  readonly tally: LineTally;
}

/** Reads a text from bytes to entries, and asserts that its lines add up. */
export async function readText(
  text: string | Uint8Array,
  open: OpenFormat,
  chunkBytes = 1 << 20,
): Promise<ReadText> {
  const bytes = typeof text === "string"
    ? new TextEncoder().encode(text)
    : text;
  const rejections: Rejection[] = [];
  const reader = new EntryReader(open, (found) => rejections.push(found));
  const options = { notes: new TextNotes(), pieces: open.splitter.pieces };
  for await (const batch of readLines(inChunks(bytes, chunkBytes), options)) {
    reader.push(batch);
  }
  reader.end();
  const { tally } = reader;
  assertEquals(tally.told, tally.lines, "lines must add up");
  return { entries: reader.take(), rejections, tally };
}

/** Bytes as a file gives them, some at a time. */
export async function* inChunks(
  bytes: Uint8Array,
  size: number,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
  }
}

/** The entries as objects without what is missing. */
export function toRecords(entries: EntryColumns): Record<string, string>[] {
  return entries.lines.map((_, i) =>
    Object.fromEntries(
      entries.names.flatMap((name) => {
        const value = entries.column(name)[i];
        return value === null ? [] : [[name, value]];
      }),
    )
  );
}
