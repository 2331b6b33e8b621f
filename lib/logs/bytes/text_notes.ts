/** What was mended on the way from bytes to lines. */
export class TextNotes {
  /** `UTF-8`, `UTF-16LE` or `UTF-16BE`. */
  encoding = "UTF-8";
  /** Sequences of bytes that are no text, each replaced by U+FFFD. */
  invalidSequences = 0;
  /** Lines with at least one of them. */
  invalidLines = 0;
}
