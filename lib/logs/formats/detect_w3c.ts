import { EntryReader } from "./entry_reader.ts";
import type { FormatCandidate, OpenFormat } from "./format_candidate.ts";
import { W3cFormat } from "./w3c_format.ts";

/**
 * Finds out whether lines are a W3C extended log, by its line `#Fields`.
 *
 * @param head The first lines of a file.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectW3c } from "./detect_w3c.ts";
 *
 * const head = ["#Version: 1.0", "#Fields: date time", "2024-05-17 10:05:03"];
 *
 * assertEquals(detectW3c(head)[0].confidence, 1);
 * assertEquals(detectW3c(["# a comment"]), []);
 * ```
 */
export function detectW3c(head: readonly string[]): FormatCandidate[] {
  const hasFields = head.some((line) => /^#fields[:\t]/i.test(line));
  if (!hasFields) return [];
  const reader = new EntryReader(open(), () => {});
  reader.push({ first: 1, lines: [...head], part: "whole" });
  const { entries, rejections } = reader.tally;
  // A file of nothing but headers is one all the same.
  const confidence = (entries + 1) / (entries + rejections + 1);
  return [{ name: "W3C extended log", detail: "", confidence, open }];
}

function open(): OpenFormat {
  const format = new W3cFormat();
  return { splitter: format, format };
}
