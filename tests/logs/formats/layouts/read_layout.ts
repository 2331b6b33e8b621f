import { EntryColumns } from "../../../../lib/logs/formats/entry_columns.ts";
import type { Layout } from "../../../../lib/logs/formats/layouts/layout.ts";

/** What a layout makes of a file's lines. */
export interface LayoutReading {
  readonly format: string;
  readonly entries: readonly Record<string, string>[];
  readonly continuations: number;
  /** Why entries were not read, and how many lines that are. */
  readonly rejected: Readonly<Record<string, number>>;
}

/**
 * Reads lines as the rest of the project does: a line that begins no entry goes
 * on the one above it.
 */
export function readLayout(
  layout: Layout,
  lines: readonly string[],
): LayoutReading {
  const entries: Record<string, string>[] = [];
  const rejected: Record<string, number> = {};
  let continuations = 0;
  for (const text of joinEntries(layout, lines)) {
    const columns = new EntryColumns();
    const reason = layout.read(text.join("\n"), columns);
    if (reason !== undefined) {
      rejected[reason] = (rejected[reason] ?? 0) + text.length;
    } else {
      continuations += text.length - 1;
      entries.push(fieldsOf(columns));
    }
  }
  return { format: layout.name, entries, continuations, rejected };
}

function joinEntries(layout: Layout, lines: readonly string[]): string[][] {
  const entries: string[][] = [];
  for (const line of lines) {
    if (layout.beginsEntry(line) || entries.length === 0) entries.push([line]);
    else entries[entries.length - 1].push(line);
  }
  return entries;
}

function fieldsOf(columns: EntryColumns): Record<string, string> {
  columns.keep(1);
  return Object.fromEntries(
    columns.names.map((name) => [name, columns.column(name)[0] ?? ""]),
  );
}
