import type { EntryColumns } from "../entry_columns.ts";
import { defineInPlace } from "./in_place_layout.ts";
import type { Layout } from "./layout.ts";

/** What {@linkcode patternLayout} makes a layout of. */
export interface PatternLayout {
  readonly name: string;
  /** What entries begin with, from `^` on; every repetition in it is bounded. */
  readonly pattern: RegExp;
  /** The column of each group of the pattern. */
  readonly columns: readonly string[];
  /**
   * Reads what is behind the header; by default it is the `message`.
   */
  readonly readRest?: (rest: string, entries: EntryColumns) => void;
}

/**
 * Makes the layout of entries with one header, given by a regular expression.
 * Groups that match nothing, or only spaces, give no field.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { patternLayout } from "./pattern_layout.ts";
 *
 * const layout = patternLayout({
 *   name: "numbered",
 *   pattern: /^(\d{1,9})> /,
 *   columns: ["number"],
 * });
 * const entries = new EntryColumns();
 * layout.read("7> late", entries);
 *
 * assertEquals(entries.get("number"), "7");
 * assertEquals(entries.get("message"), "late");
 * ```
 */
export function patternLayout(definition: PatternLayout): Layout {
  const { name, pattern, columns, readRest } = definition;
  return defineInPlace({
    name,
    beginsEntryAt: ({ text }, start, end) =>
      pattern.test(text.slice(start, end)),
    readLineAt({ text }, start, end, entries) {
      const match = pattern.exec(text.slice(start, end));
      if (match === null) return `not the header of a ${name}`;
      for (let index = 0; index < columns.length; index++) {
        const value = match[index + 1]?.trim() ?? "";
        if (value !== "") entries.set(columns[index], value);
      }
      const rest = start + match[0].length;
      if (readRest !== undefined) readRest(text.slice(rest, end), entries);
      else entries.setPart("message", text, rest, end);
      return undefined;
    },
  });
}
