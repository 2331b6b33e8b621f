import type { LineBatch } from "./line_batch.ts";
import { type LineBreak, LineCutter } from "./line_cutter.ts";
import type { TextNotes } from "./text_notes.ts";
import { toUtf8 } from "./to_utf8.ts";

/** How {@linkcode readLines} reads. */
export interface ReadLinesOptions {
  /** Told the encoding, and of bytes that are no text. */
  readonly notes: TextNotes;
  /** Whether lines that are too long come in pieces rather than cut. Defaults to no. */
  readonly pieces?: boolean;
}

/** Without an LF in so many bytes, CR ends lines if there is one. */
const UNDECIDED_BYTES = 1024 * 1024;

const LF = 10;
const CR = 13;

/**
 * Reads lines: UTF-8 or UTF-16, ended by LF, CRLF, or by CR in a file without
 * any LF in its first MiB. Zeros and control characters stay; bytes that are no
 * text become U+FFFD and are counted.
 *
 * The lines of a batch share its memory: who keeps one for long should copy it.
 *
 * @param chunks A file's bytes, such as {@linkcode ByteSource.chunks}.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readLines } from "./read_lines.ts";
 * import { TextNotes } from "./text_notes.ts";
 *
 * async function* file() {
 *   yield new TextEncoder().encode("one\ntwo\n");
 * }
 * const batches = await Array.fromAsync(
 *   readLines(file(), { notes: new TextNotes() }),
 * );
 *
 * assertEquals(batches[0].lines, ["one", "two"]);
 * ```
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  { notes, pieces = false }: ReadLinesOptions,
): AsyncGenerator<LineBatch> {
  let cutter: LineCutter | undefined;
  let held: Uint8Array[] = [];
  for await (const chunk of toUtf8(chunks, notes)) {
    if (cutter === undefined) {
      held.push(chunk);
      const lineBreak = findLineBreak(held);
      if (lineBreak === undefined) continue;
      cutter = new LineCutter(lineBreak, notes, pieces);
      for (const first of held) yield* cutter.push(first);
      held = [];
    } else yield* cutter.push(chunk);
  }
  cutter ??= new LineCutter(hasByte(held, CR) ? CR : LF, notes, pieces);
  for (const first of held) yield* cutter.push(first);
  yield* cutter.end();
}

/** Undefined while too little is known. */
function findLineBreak(held: readonly Uint8Array[]): LineBreak | undefined {
  if (held[held.length - 1].includes(LF)) return LF;
  const bytes = held.reduce((sum, chunk) => sum + chunk.length, 0);
  if (bytes < UNDECIDED_BYTES) return undefined;
  return hasByte(held, CR) ? CR : LF;
}

function hasByte(chunks: readonly Uint8Array[], byte: number): boolean {
  return chunks.some((chunk) => chunk.includes(byte));
}
