import { createGunzip } from "node:zlib";
import type { ByteNotes } from "./byte_notes.ts";
import { Inflater } from "./inflater.ts";

/** Compressed bytes at once: 16 MiB at most come out of them. */
const PIECE_BYTES = 16 * 1024;

/**
 * Decompresses gzip, also of several members one after another.
 *
 * @param chunks Compressed.
 * @param notes Told if the file is cut off or damaged; what was read till then
 * is given out all the same, but for the last 64 KiB before damage.
 */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
  notes: ByteNotes,
): AsyncGenerator<Uint8Array> {
  const inflater = new Inflater(createGunzip({ chunkSize: 64 * 1024 }));
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        yield* await inflater.write(piece);
      }
      if (inflater.done) break;
    }
    yield* await inflater.end();
    if (inflater.failure !== undefined) {
      notes.add(nameFailure(inflater.failure));
    }
  } finally {
    inflater.close();
  }
}

function nameFailure(failure: Error) {
  return failure.message.includes("unexpected end") ? "cut off" : "damaged";
}
