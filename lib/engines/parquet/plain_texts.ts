import { ByteWords } from "../../logs/bytes/byte_words.ts";
import type { Utf8Texts } from "../../logs/formats/utf8_texts.ts";
import type { ByteSink } from "./byte_sink.ts";

/** Writes texts, each behind its length: Parquet's plain encoding. */
export function plainTexts(
  sink: ByteSink,
  { words, size: all, ends, length }: Utf8Texts,
): void {
  sink.reserve(all + 4 * length);
  const { bytes } = sink;
  const target = new ByteWords(bytes);
  let at = sink.length;
  for (let number = 1; number <= length; number++) {
    const start = ends[number - 1];
    const end = ends[number];
    const size = end - start;
    bytes[at++] = size;
    bytes[at++] = size >>> 8;
    bytes[at++] = size >>> 16;
    bytes[at++] = size >>> 24;
    words.copyTo(target, at, start, end);
    at += size;
  }
  sink.length = at;
}
