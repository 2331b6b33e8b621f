import { detectCsv } from "./detect_csv.ts";
import { detectJson } from "./detect_json.ts";
import { detectSpacedTable } from "./detect_spaced_table.ts";
import { detectW3c } from "./detect_w3c.ts";
import type { FormatCandidate } from "./format_candidate.ts";

/**
 * The ways to read a file that are not layouts of plain text: delimited text,
 * W3C extended logs and their like, JSON.
 *
 * Lines that a container's runtime wrapped (see `detectWrapper`) read as JSON as
 * well, but say more without the wrapper.
 *
 * @param head The first lines of a file, at best a hundred or more.
 * @returns The most confident first.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectStructured } from "./detect_structured.ts";
 *
 * const names = detectStructured(['{"a":1,"b":2}']).map(({ name }) => name);
 *
 * assertEquals(names[0], "NDJSON");
 * ```
 */
export function detectStructured(head: readonly string[]): FormatCandidate[] {
  const lines = beginning(head);
  const candidates = [
    ...detectW3c(lines),
    ...detectSpacedTable(lines),
    ...detectJson(lines),
    ...detectCsv(lines),
  ];
  return candidates.sort((a, b) => b.confidence - a.confidence);
}

/** UTF-16 code units of the head that are looked at, so that long lines take no longer. */
const MOST_LOOKED_AT = 1024 * 1024;

function beginning(head: readonly string[]): readonly string[] {
  let length = 0;
  const end = head.findIndex((line) =>
    (length += line.length) > MOST_LOOKED_AT
  );
  return end < 0 ? head : head.slice(0, Math.max(end, 1));
}
