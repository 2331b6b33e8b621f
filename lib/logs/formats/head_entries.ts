import type { EntryColumns } from "./entry_columns.ts";
import { EntryReader } from "./entry_reader.ts";
import type { FormatCandidate } from "./format_candidate.ts";

/**
 * The entries at the beginning of a file, as a candidate for its format reads
 * them; what it cannot read is left out.
 *
 * @param head The first lines of the file.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectJson } from "./detect_json.ts";
 * import { headEntries } from "./head_entries.ts";
 *
 * const head = ['{"level":"info"}', '{"level":"warn"}'];
 * const [json] = detectJson(head);
 *
 * assertEquals(headEntries(json, head).column("level"), ["info", "warn"]);
 * ```
 */
export function headEntries(
  candidate: FormatCandidate,
  head: readonly string[],
): EntryColumns {
  const reader = new EntryReader(candidate.open(), () => {});
  reader.push({ first: 1, lines: head, part: "whole" });
  reader.end();
  return reader.take();
}
