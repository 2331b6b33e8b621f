import { createZstdDecompress } from "node:zlib";
import type { ByteNotes } from "./byte_notes.ts";
import { Inflater } from "./inflater.ts";
import { ZstdFrames } from "./zstd_frames.ts";

/** More than comes out of one block. */
const OUTPUT_BYTES = 256 * 1024;

/**
 * Decompresses zstd, also of several frames one after another.
 *
 * @param chunks Compressed.
 * @param notes Told if the file is cut off or damaged; what was read till then
 * is given out all the same.
 */
export async function* unzstd(
  chunks: AsyncIterable<Uint8Array>,
  notes: ByteNotes,
): AsyncGenerator<Uint8Array> {
  const frames = new ZstdFrames();
  let inflater: Inflater | undefined;
  try {
    for await (const chunk of chunks) {
      for (const { bytes, last } of frames.push(chunk)) {
        inflater ??= open();
        yield* await inflater.write(bytes);
        if (last) {
          yield* await inflater.end();
          inflater.close();
        }
        if (inflater.failure !== undefined) return notes.add("damaged");
        if (last) inflater = undefined;
      }
      if (frames.broken) return notes.add("damaged");
    }
    if (inflater !== undefined) yield* await inflater.end();
    if (frames.inside) notes.add("cut off");
  } finally {
    inflater?.close();
  }
}

function open(): Inflater {
  return new Inflater(createZstdDecompress({ chunkSize: OUTPUT_BYTES }));
}
