import { TextLines } from "../../bytes/text_lines.ts";
import { EntryColumns } from "../entry_columns.ts";
import { DurationFinder } from "./duration_finder.ts";
import { type DurationPhrase, learnDuration } from "./duration_phrase.ts";
import type { Layout } from "./layout.ts";
import { tryLine } from "./try_line.ts";

/** Columns that say how long something took; a layout with one needs no more. */
const DURATIONS = [
  "request_time_s",
  "request_time_us",
  "duration_ms",
  "duration",
];

/**
 * Adds a column `duration` (`duration_s`, `duration_ms`, … where the phrase says
 * the unit only once) to a layout if the messages of a file say often enough how
 * long something took.
 *
 * @param head The first lines of the file.
 * @returns The layout itself where they do not.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { plainLines } from "./plain_lines.ts";
 * import { withDuration } from "./with_duration.ts";
 *
 * const layout = withDuration(plainLines(), ["sort took 28ms", "join took 7ms"]);
 * const entries = new EntryColumns();
 * layout.read("join took 12ms", entries);
 *
 * assertEquals(entries.get("duration"), "12ms");
 * ```
 */
export function withDuration(layout: Layout, head: readonly string[]): Layout {
  const phrase = findPhrase(layout, head);
  if (phrase === null) return layout;
  const { column } = phrase;
  const finder = new DurationFinder(phrase.words);
  const add = (entries: EntryColumns) => {
    const message = entries.get("message") ?? "";
    if (finder.find(TextLines.of([message]), 0, message.length)) {
      entries.setPart(column, message, finder.start, finder.end);
    }
  };
  const { readAt } = layout;
  return {
    ...layout,
    read(text, entries) {
      const reason = layout.read(text, entries);
      if (reason === undefined) add(entries);
      return reason;
    },
    ...(readAt === undefined ? {} : {
      readAt(lines, start, end, entries) {
        if (!readAt(lines, start, end, entries)) return false;
        const message = entries.part("message");
        if (message === null) return true;
        if (message.text !== lines.text) add(entries);
        else if (finder.find(lines, message.start, message.end)) {
          entries.setPart(column, lines.text, finder.start, finder.end);
        }
        return true;
      },
    }),
  };
}

function findPhrase(
  layout: Layout,
  head: readonly string[],
): DurationPhrase | null {
  const sample = new EntryColumns();
  const lines = TextLines.of(head);
  for (let i = 0; i < lines.length; i++) tryLine(layout, lines, i, sample);
  if (DURATIONS.some((name) => sample.names.includes(name))) return null;
  return learnDuration(sample.column("message").map((text) => text ?? ""));
}
