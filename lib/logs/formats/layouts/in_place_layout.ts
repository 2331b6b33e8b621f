import { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { defineLayout, type Layout } from "./layout.ts";

/** A layout that looks at lines where they stand. */
export interface InPlaceLayout extends Layout {
  beginsEntryAt(lines: TextLines, start: number, end: number): boolean;
  readAt(
    lines: TextLines,
    start: number,
    end: number,
    entries: EntryColumns,
  ): boolean;
}

/** What {@linkcode defineInPlace} makes a layout of. */
export interface InPlaceDefinition {
  readonly name: string;
  beginsEntryAt(lines: TextLines, start: number, end: number): boolean;
  /** As {@linkcode InPlaceLayout.readAt}, but says why a line cannot be read; undefined if it can. */
  readLineAt(
    lines: TextLines,
    start: number,
    end: number,
    entries: EntryColumns,
  ): string | undefined;
}

/**
 * Makes a layout of how its first lines read where they stand among others. A
 * text by itself is read the same way, so that there is one way only.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { defineInPlace } from "./in_place_layout.ts";
 *
 * const layout = defineInPlace({
 *   name: "bullets",
 *   beginsEntryAt: ({ units }, start) => units[start] === 42,
 *   readLineAt({ text }, start, end, entries) {
 *     entries.setPart("message", text, start + 2, end);
 *     return undefined;
 *   },
 * });
 * const entries = new EntryColumns();
 * layout.read("* failed\n  at main", entries);
 * entries.keep(1);
 *
 * assertEquals(entries.column("message"), ["failed"]);
 * ```
 */
export function defineInPlace(definition: InPlaceDefinition): InPlaceLayout {
  const { name, beginsEntryAt, readLineAt } = definition;
  const layout = defineLayout({
    name,
    beginsEntry: (line) => beginsEntryAt(TextLines.of([line]), 0, line.length),
    readLine: (line, entries) =>
      readLineAt(TextLines.of([line]), 0, line.length, entries),
  });
  return {
    ...layout,
    beginsEntryAt,
    readAt: (lines, start, end, entries) =>
      readLineAt(lines, start, end, entries) === undefined,
    readsAllInPlace: true,
  };
}
