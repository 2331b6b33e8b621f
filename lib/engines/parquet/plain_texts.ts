import type { Utf8Texts } from "../../logs/formats/utf8_texts.ts";
import type { ByteSink } from "./byte_sink.ts";

/** Longer texts are copied by the engine, shorter ones byte by byte. */
const SHORT = 64;

/** Writes texts, each behind its length: Parquet's plain encoding. */
export function plainTexts(
  sink: ByteSink,
  { bytes, ends, length }: Utf8Texts,
): void {
  sink.reserve(bytes.length + 4 * length);
  const to = sink.bytes;
  let at = sink.length;
  for (let number = 1; number <= length; number++) {
    const start = ends[number - 1];
    const end = ends[number];
    const size = end - start;
    to[at++] = size;
    to[at++] = size >>> 8;
    to[at++] = size >>> 16;
    to[at++] = size >>> 24;
    if (size > SHORT) to.set(bytes.subarray(start, end), at);
    else for (let i = 0; i < size; i++) to[at + i] = bytes[start + i];
    at += size;
  }
  sink.length = at;
}
