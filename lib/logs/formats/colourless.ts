import type { LineBatch } from "../bytes/line_batch.ts";
import { withoutColours } from "../without_colours.ts";
import type { EntrySink, EntrySplitter } from "./entry_splitter.ts";
import type { FormatCandidate } from "./format_candidate.ts";

const ESCAPE = "\x1b";

/** Has lines split without the colours that a terminal would show them in. */
class ColourlessSplitter implements EntrySplitter {
  readonly pieces?: boolean;
  readonly #inner: EntrySplitter;

  constructor(inner: EntrySplitter) {
    this.#inner = inner;
    this.pieces = inner.pieces;
  }

  push(batch: LineBatch, sink: EntrySink): void {
    if (batch.within?.text.includes(ESCAPE) === false) {
      return this.#inner.push(batch, sink);
    }
    const { first, part } = batch;
    const lines = batch.lines.map(withoutColours);
    this.#inner.push({ first, part, lines }, sink);
  }

  flush(sink: EntrySink): void {
    this.#inner.flush(sink);
  }
}

/**
 * The same way to read a file, its lines taken without the colours that a
 * program writes for a terminal.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { colourless } from "./colourless.ts";
 * import { detectJson } from "./detect_json.ts";
 * import { EntryReader } from "./entry_reader.ts";
 *
 * const [json] = detectJson(['{"level":"info"}']);
 * const reader = new EntryReader(colourless(json).open(), () => {});
 * const lines = ['\x1b[32m{"level":"info"}\x1b[0m'];
 * reader.push({ first: 1, lines, part: "whole" });
 *
 * assertEquals(reader.take().column("level"), ["info"]);
 * ```
 */
export function colourless(
  { table: _scanned, ...candidate }: FormatCandidate,
): FormatCandidate {
  return {
    ...candidate,
    open: () => {
      const { splitter, format } = candidate.open();
      return { splitter: new ColourlessSplitter(splitter), format };
    },
  };
}
