import type { ByteNote } from "../../logs/bytes/byte_notes.ts";
import type { TextNotes } from "../../logs/bytes/text_notes.ts";
import { countText } from "../../logs/format_number.ts";

const BYTE_NOTES: Readonly<Record<ByteNote, string>> = {
  "cut off": "The compressed file breaks off; what is before that was read.",
  "damaged":
    "The compressed file is damaged; what is before the damage was read.",
};

/** What was mended or given up on the way from bytes to entries, a sentence each. */
export function fileNotes(
  bytes: ReadonlySet<ByteNote>,
  { invalidSequences, invalidLines }: TextNotes,
  format: ReadonlyMap<string, number> = new Map(),
): string[] {
  const invalid = invalidSequences === 0 ? [] : [
    `${countText(invalidSequences, "sequence")} of bytes in ${
      countText(invalidLines, "line")
    } ${
      invalidSequences === 1 ? "is" : "are"
    } no text; each is shown as \ufffd.`,
  ];
  return [
    ...[...bytes].map((note) => BYTE_NOTES[note]),
    ...invalid,
    ...[...format].map(([what, times]) => `${countText(times, what)}.`),
  ];
}
