import { utf8View } from "@uwdata/flechette";
import type { TextColumn } from "../../logs/formats/text_column.ts";
import type { Utf8Texts } from "../../logs/formats/utf8_texts.ts";
import type { ArrowColumn } from "./arrow_frame.ts";
import type { ArrowMemory } from "./arrow_memory.ts";
import { Validity } from "./validity.ts";

/** A view is four words: the length, then a text of up to 12 bytes itself. */
const WORDS = 4;
const INLINE = 12;
/** Of a longer text: its first bytes, the buffer that it is in (the only one), and where. */
const PREFIX = 4;

/**
 * A column of texts, as many as there are entries; a text that repeats is in it
 * once and looked at by many.
 *
 * @param length How many entries there are.
 *
 * @see https://arrow.apache.org/docs/format/Columnar.html#variable-size-binary-view-layout
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextColumn } from "../../logs/formats/text_column.ts";
 * import { arrowFrame } from "./arrow_frame.ts";
 * import { ArrowMemory } from "./arrow_memory.ts";
 * import { textColumn } from "./arrow_texts.ts";
 *
 * const levels = new TextColumn();
 * levels.put(1, "INFO");
 * const level = textColumn("level", levels, 2, new ArrowMemory());
 * const frame = arrowFrame([level]);
 *
 * assertEquals(frame.toRecords(), [{ level: null }, { level: "INFO" }]);
 * ```
 */
export function textColumn(
  name: string,
  column: TextColumn,
  length: number,
  memory: ArrowMemory,
): ArrowColumn {
  const texts = viewsOf(column.held, memory);
  const numbers = column.numbers(length);
  const validity = new Validity(length, memory);
  const views = memory.words(WORDS * length);
  for (let i = 0; i < length; i++) {
    const number = numbers[i];
    if (number === 0) {
      validity.drop(i);
      continue;
    }
    const from = WORDS * number;
    const to = WORDS * i;
    views[to] = texts[from];
    views[to + 1] = texts[from + 1];
    views[to + 2] = texts[from + 2];
    views[to + 3] = texts[from + 3];
  }
  return {
    name,
    type: utf8View(),
    values: new Uint8Array(views.buffer, views.byteOffset, views.byteLength),
    validity,
    data: [column.held.bytes],
  };
}

/** A view of each text, by its number. */
function viewsOf(
  { bytes, ends, length }: Utf8Texts,
  memory: ArrowMemory,
): Int32Array {
  const words = memory.words(WORDS * (length + 1));
  const written = new Uint8Array(words.buffer, words.byteOffset);
  for (let number = 1; number <= length; number++) {
    const start = ends[number - 1];
    const size = ends[number] - start;
    const word = WORDS * number;
    words[word] = size;
    const shown = size > INLINE ? PREFIX : size;
    const to = 4 * (word + 1);
    for (let i = 0; i < shown; i++) written[to + i] = bytes[start + i];
    if (size > INLINE) words[word + 3] = start;
  }
  return words;
}
