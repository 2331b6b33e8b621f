import type { Layout } from "./layout.ts";

/** What Kubernetes' container runtimes write before each line. */
const PREFIX =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) (stdout|stderr) [FP] ?/;
const EVERY_PREFIX = new RegExp(PREFIX.source, "gm");

/** The share of lines with the prefix from which on it is one. */
const ENOUGH = 0.8;

/**
 * Makes a layout of what a container logged, without what the container runtime
 * (CRI) puts before each line: `2024-03-12T08:15:02.6Z stdout F text`. The
 * entry's own time stands; where it has none the runtime's is its `timestamp`.
 * The column `stream` says `stdout` or `stderr`.
 *
 * @param head The first lines of a file.
 * @param choose Chooses the layout of the lines without their prefixes.
 * @returns Null where fewer than 80 % of the lines have the prefix.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { plainLines } from "./plain_lines.ts";
 * import { unwrapContainer } from "./unwrap_container.ts";
 *
 * const line = "2024-03-12T08:15:02.6Z stderr F out of stock";
 * const layout = unwrapContainer([line], plainLines);
 * const entries = new EntryColumns();
 * layout?.read(line, entries);
 *
 * assertEquals(entries.get("timestamp"), "2024-03-12T08:15:02.6Z");
 * assertEquals(entries.get("message"), "out of stock");
 * ```
 */
export function unwrapContainer(
  head: readonly string[],
  choose: (head: readonly string[]) => Layout,
): Layout | null {
  const wrapped = head.filter((line) => PREFIX.test(line));
  if (wrapped.length === 0 || wrapped.length < head.length * ENOUGH) {
    return null;
  }
  const inner = choose(wrapped.map((line) => line.replace(PREFIX, "")));
  return {
    name: `${inner.name} of a container`,
    beginsEntry(line) {
      const match = PREFIX.exec(line);
      return match !== null && inner.beginsEntry(line.slice(match[0].length));
    },
    read(text, entries) {
      const match = PREFIX.exec(text);
      if (match === null) return "no container runtime's time";
      const reason = inner.read(text.replace(EVERY_PREFIX, ""), entries);
      if (reason !== undefined) return reason;
      if (entries.get("timestamp") === null) entries.set("timestamp", match[1]);
      entries.set("stream", match[2]);
      return undefined;
    },
  };
}
