import { feeds } from "../mapping/column_values.ts";
import { columnsByName } from "../mapping/canonical_names.ts";
import { copyInside } from "./copy_inside.ts";
import { EntryColumns } from "./entry_columns.ts";
import { expandedCandidate } from "./expanded_candidate.ts";
import type { FormatCandidate } from "./format_candidate.ts";
import { chooseLayout } from "./layouts/choose_layout.ts";
import type { Layout } from "./layouts/layout.ts";

/** The share of the first messages that must be lines of a log with a time and a level. */
const ENOUGH = 0.5;

/**
 * The same way to read records or a table, and where no column has levels but the
 * messages are whole lines of a log (`2023-11-20 08:40:50 ERROR lost`), as
 * collectors such as Filebeat ship them, what these lines say too: see
 * {@linkcode copyInside}. The time of the record is kept.
 *
 * @param entries The first ones of the file, see `headEntries`.
 * @returns The candidate itself where they are not.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { chooseFormat } from "./choose_format.ts";
 * import { EntryReader } from "./entry_reader.ts";
 *
 * const lines = [
 *   '{"time":"2023-11-20T08:40:51Z","raw":"2023-11-20 08:40:50 ERROR lost"}',
 * ];
 * const reader = new EntryReader(chooseFormat(lines, "a.log").open(), () => {});
 * reader.push({ first: 1, lines, part: "whole" });
 * reader.end();
 * const entries = reader.take();
 *
 * assertEquals(entries.column("level"), ["ERROR"]);
 * assertEquals(entries.column("raw"), ["lost"]);
 * ```
 */
export function withLinesInside(
  candidate: FormatCandidate,
  entries: EntryColumns,
): FormatCandidate {
  const found = findLines(entries);
  if (found === undefined) return candidate;
  const { holder, layout } = found;
  return expandedCandidate(
    candidate,
    `${layout.name} in ${JSON.stringify(holder)}`,
    () => expanding(holder, layout),
  );
}

/** The column of messages, and how its lines read. */
function findLines(entries: EntryColumns) {
  const isLevelled = columnsByName(entries.names, "level").some((name) =>
    feeds("level", name, entries.column(name)) !== undefined
  );
  if (isLevelled) return undefined;
  const [holder] = columnsByName(entries.names, "message");
  if (holder === undefined) return undefined;
  const lines = entries.column(holder).filter((text) => text !== null)
    .map((text) => text.split("\n", 1)[0]);
  const layout = chooseLayout(lines);
  const told = lines.filter((line) => tells(layout, line)).length;
  return told > 0 && told >= ENOUGH * lines.length
    ? { holder, layout }
    : undefined;
}

/** Whether a layout finds a time, a level and a message in a line. */
function tells(layout: Layout, line: string): boolean {
  const entries = new EntryColumns();
  if (!layout.beginsEntry(line)) return false;
  if (layout.read(line, entries) !== undefined) return false;
  return (entries.has("timestamp") || entries.has("time")) &&
    entries.has("level") && entries.has("message");
}

function expanding(
  holder: string,
  layout: Layout,
): (entries: EntryColumns) => void {
  const inside = new EntryColumns();
  return (entries) => {
    const message = entries.get(holder);
    if (message === null || !layout.beginsEntry(message)) return;
    const unread = layout.read(message, inside);
    if (unread === undefined) copyInside(inside, entries, holder);
    inside.drop();
  };
}
