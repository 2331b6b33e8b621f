import { InputError } from "../input_error.ts";
import type { ByteNote, ByteNotes } from "./byte_notes.ts";
import { type ByteInput, ByteReader } from "./byte_reader.ts";
import { ExpansionLimit } from "./expansion_limit.ts";
import { type FileKind, fileKind, howToMend, KIND_BYTES } from "./file_kind.ts";
import { gunzip } from "./gunzip.ts";
import { openFile } from "./open_file.ts";
import { unzstd } from "./unzstd.ts";

/** The bytes of a file or a stream, decompressed. */
export interface ByteSource {
  /** What the bytes are before they are decompressed, by the first of them. */
  readonly kind: FileKind;
  /** The file's bytes; undefined where nobody knows, as in a pipe. */
  readonly size: number | undefined;
  /** How many of them were read so far. */
  readonly consumed: number;
  /** What is wrong with them; complete when `chunks` has ended. */
  readonly notes: ReadonlySet<ByteNote>;
  /**
   * The decompressed bytes, once. The file is closed when they end or are left.
   *
   * @throws {InputError} Where they decompress to too much, or to something that
   * logs have to be taken out of first, such as a tar archive.
   */
  readonly chunks: AsyncGenerator<Uint8Array>;
  /** Closes the file where `chunks` are not wanted. */
  close(): void;
}

/**
 * Opens logs as bytes; gzip and zstd are decompressed, whatever the name says.
 *
 * @param path A file or a pipe.
 * @param called What to call it in errors; defaults to its path.
 * @throws {InputError} If it cannot be opened, or is of a kind that the logs
 * have to be taken out of first; the message says how.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { gzipSync } from "node:zlib";
 * import { openBytes } from "./open_bytes.ts";
 *
 * const path = Deno.makeTempFileSync();
 * Deno.writeFileSync(path, gzipSync("a log\n"));
 * const { kind, chunks } = await openBytes(path);
 * let text = "";
 * for await (const bytes of chunks) text += new TextDecoder().decode(bytes);
 *
 * assertEquals([kind, text], ["gzip", "a log\n"]);
 * Deno.removeSync(path);
 * ```
 */
export async function openBytes(
  path: string,
  called = path,
): Promise<ByteSource> {
  const name = JSON.stringify(called);
  const file = await openFile(path, called);
  const { isFile, isDirectory, size } = await file.stat();
  if (isDirectory) {
    file.close();
    throw new InputError(
      `Cannot open the logs: ${name} is a folder; name the files in it, such as ${
        JSON.stringify(`${path}/*.log`)
      }`,
    );
  }
  return await openInput(file, name, isFile ? size : undefined);
}

async function openInput(
  input: ByteInput,
  name: string,
  size?: number,
): Promise<ByteSource> {
  const reader = new ByteReader(input);
  try {
    const kind = fileKind(await reader.peek(KIND_BYTES));
    refuse(kind, name);
    const notes: ByteNotes = new Set();
    const chunks = decompress(kind, reader, name, notes);
    return {
      kind,
      size,
      notes,
      chunks,
      get consumed() {
        return reader.consumed;
      },
      close: () => reader.close(),
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}

function refuse(kind: FileKind, name: string): void {
  const how = howToMend(kind);
  if (how === undefined) return;
  throw new InputError(
    `Cannot read the logs ${name}: they are ${how}`,
  );
}

function decompress(
  kind: FileKind,
  reader: ByteReader,
  name: string,
  notes: ByteNotes,
): AsyncGenerator<Uint8Array> {
  const chunks = reader.chunks();
  if (kind === "gzip") return guard(gunzip(chunks, notes), reader, name);
  if (kind === "zstd") return guard(unzstd(chunks, notes), reader, name);
  return chunks;
}

/** Looks at what comes out: not too much, and nothing that is packed again. */
async function* guard(
  chunks: AsyncGenerator<Uint8Array>,
  reader: ByteReader,
  name: string,
): AsyncGenerator<Uint8Array> {
  const limit = new ExpansionLimit(name);
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) refuseInside(fileKind(chunk), name);
    isFirst = false;
    limit.add(chunk.length, reader.consumed);
    yield chunk;
  }
}

function refuseInside(kind: FileKind, name: string): void {
  if (kind === "text") return;
  refuse(kind, name);
  throw new InputError(
    `Cannot read the logs ${name}: there is ${kind} inside their compression; decompress them once first`,
  );
}
