import { detectCsv } from "./detect_csv.ts";
import { detectJson } from "./detect_json.ts";
import { detectW3c } from "./detect_w3c.ts";
import type { FormatCandidate } from "./format_candidate.ts";

/**
 * The ways to read a file that are not layouts of plain text: delimited text,
 * W3C extended logs, JSON.
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
  const candidates = [
    ...detectW3c(head),
    ...detectJson(head),
    ...detectCsv(head),
  ];
  return candidates.sort((a, b) => b.confidence - a.confidence);
}
