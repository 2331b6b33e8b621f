import type { TextNotes } from "./text_notes.ts";

const REPLACEMENT = "\ufffd";

/**
 * Counts the sequences of bytes that a decoder replaced by U+FFFD; those that
 * stand in the file are text.
 *
 * @param lines What was decoded; line breaks left out.
 * @param bytes What it was decoded from.
 * @param lineBreak The byte between the lines.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { countInvalid } from "./count_invalid.ts";
 * import { TextNotes } from "./text_notes.ts";
 *
 * const bytes = Uint8Array.of(0xff, 10, 0xef, 0xbf, 0xbd);
 * const notes = new TextNotes();
 * countInvalid(new TextDecoder().decode(bytes).split("\n"), bytes, 10, notes);
 *
 * assertEquals([notes.invalidSequences, notes.invalidLines], [1, 1]);
 * ```
 */
export function countInvalid(
  lines: readonly string[],
  bytes: Uint8Array,
  lineBreak: number,
  notes: TextNotes,
): void {
  let from = 0;
  for (const line of lines) {
    const found = bytes.indexOf(lineBreak, from);
    const to = found < 0 ? bytes.length : found;
    const shown = countShown(line);
    const invalid = shown === 0 ? 0 : shown - countWritten(bytes, from, to);
    notes.invalidSequences += invalid;
    if (invalid > 0) notes.invalidLines++;
    from = to + 1;
  }
}

function countShown(line: string): number {
  let count = 0;
  let at = line.indexOf(REPLACEMENT);
  while (at >= 0) {
    count++;
    at = line.indexOf(REPLACEMENT, at + 1);
  }
  return count;
}

/** How often U+FFFD itself is written; its first byte never continues another character. */
function countWritten(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i + 2 < to; i++) {
    if (bytes[i] !== 0xef) continue;
    if (bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) count++;
  }
  return count;
}
