import { TextLines } from "../../bytes/text_lines.ts";
import type { BeginsEntry } from "../continuation_splitter.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { setLeadingLevel } from "./leading_level.ts";
import type { Header } from "./header.ts";
import { learnHeaders } from "./learn_headers.ts";
import { beginsWithTime, timedLines } from "./timed_lines.ts";

/**
 * Makes a layout of what the entries of a file have in common: a timestamp (or
 * a time of day alone, as `time`, or just a level), then in any order `level`,
 * `service`, `pid`, `thread`, `logger`, `component`, `host`, `trace`, the
 * message last. Lines that begin otherwise keep what they share with the others;
 * the rest of them is the message.
 *
 * @param head The first lines of the file.
 * @returns Null where the lines have neither times nor levels in common.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { templateLayout } from "./template_layout.ts";
 *
 * const layout = templateLayout([
 *   "2023-11-20 08:40:50,664 INFO [main] org.shop.Cart: Opened",
 *   "2023-11-20 08:40:51,007 WARN [pool-1] org.shop.Stock: Low",
 * ]);
 * const entries = new EntryColumns();
 * layout?.read("2023-11-20 08:40:52,1 ERROR [x] org.shop.Cart: Lost", entries);
 *
 * assertEquals(entries.get("service"), "org.shop.Cart");
 * assertEquals(entries.get("level"), "ERROR");
 * assertEquals(entries.get("message"), "Lost");
 * ```
 */
export function templateLayout(head: readonly string[]): Layout | null {
  const headers = learnHeaders(head);
  if (headers.length === 0) return null;
  const timed = headers[0].columns.names.includes("timestamp");
  const [first] = headers;
  const loose = timedLines();
  const beginsAt: BeginsEntry = (lines, start, end) => {
    for (const { template, anchor } of headers) {
      if (template.matchAt(lines, start, end, anchor) === anchor) return true;
    }
    return timed && beginsWithTime(lines.text.slice(start, end));
  };
  const readAt: ReadAt = (lines, start, end, entries) => {
    for (const header of headers) {
      const { steps } = header.template;
      const matched = header.template.matchAt(lines, start, end);
      if (matched === steps.length) return take(header, entries);
    }
    const matched = first.template.matchAt(lines, start, end);
    return matched >= first.anchor && take(first, entries, matched);
  };
  const layout = defineLayout({
    name: `text: ${[...first.columns.names, "message"].join(", ")}`,
    beginsEntry: (line) => beginsAt(TextLines.of([line]), 0, line.length),
    readLine(line, entries) {
      if (readAt(TextLines.of([line]), 0, line.length, entries)) return;
      return timed ? loose.read(line, entries) : "not what entries begin with";
    },
  });
  return {
    ...layout,
    read: (text, entries) => readBelow(layout, text, entries),
    beginsEntryAt: beginsAt,
    readAt,
  };
}

type ReadAt = (...line: Parameters<NonNullable<Layout["readAt"]>>) => boolean;

/** Reads `WARNING: low` below a line that has no level, as Java's own logging writes. */
function readBelow(layout: Layout, text: string, entries: EntryColumns) {
  const end = text.indexOf("\n");
  if (end < 0) return layout.read(text, entries);
  LEVEL_BELOW.lastIndex = end + 1;
  const match = LEVEL_BELOW.exec(text);
  if (match === null) return layout.read(text, entries);
  const [below, level, message] = match;
  const rest = text.slice(end + 1 + below.length);
  const reason = layout.read(text.slice(0, end) + rest, entries);
  if (reason !== undefined) return reason;
  if (entries.has("level")) return layout.read(text, entries);
  entries.set("level", level);
  entries.set("message", message);
}

const LEVEL_BELOW =
  /(SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST): ([^\n]*)(?=\n|$)/y;

/** Gives what a header holds, and what follows it. */
function take(
  { template, columns, body }: Header,
  entries: EntryColumns,
  matched = template.steps.length,
): true {
  columns.set(entries, matched);
  const { source, restStart, restEnd } = template;
  if (body?.readAt(template.lines, restStart, restEnd, entries)) return true;
  // A piece of more than one character was given to its column.
  const hasLevel = columns.level >= 0 && columns.level < matched &&
    template.endOf(columns.level) > template.startOf(columns.level) + 1;
  if (!hasLevel && !entries.has("level")) {
    setLeadingLevel(entries, template.lines, restStart, restEnd);
  }
  entries.setPart("message", source, restStart, restEnd);
  return true;
}
