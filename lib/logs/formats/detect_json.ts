import { isBlank } from "./is_blank.ts";
import { EntryReader } from "./entry_reader.ts";
import type { FormatCandidate, OpenFormat } from "./format_candidate.ts";
import { JsonFormat } from "./json_format.ts";
import { JsonSplitter } from "./json_splitter.ts";
import { LineSplitter } from "./line_splitter.ts";

/** Text that may be the beginning of one long object, of which nothing more is known. */
const UNFINISHED = 0.5;

/** OTLP has many records in a line, which may be very long. */
const OTLP = /^\s{0,99}\{\s{0,99}"resource_?logs"\s{0,9}:/i;

/**
 * Finds out whether lines are JSON objects, one a line or in another way.
 *
 * @param head The first lines of a file.
 * @returns The best way to read it; nothing if no object can be read.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectJson } from "./detect_json.ts";
 *
 * assertEquals(detectJson(['{"a":1}', '{"a":2}'])[0].name, "NDJSON");
 * assertEquals(detectJson(["[{", '"a":1', "}]"])[0].name, "JSON");
 * assertEquals(detectJson(["a,b", "1,2"]), []);
 * ```
 */
export function detectJson(head: readonly string[]): FormatCandidate[] {
  const first = head.find((line) => !isBlank(line));
  if (first === undefined) return [];
  const isOtlp = OTLP.test(first);
  const name = isOtlp ? "OTLP JSON" : "JSON";
  const candidates = [
    candidate("NDJSON", "an object a line", head, openLines),
    candidate(name, "objects over lines, or in a list", head, openAnywhere),
  ];
  const [lines, anywhere] = candidates;
  const best = !isOtlp && lines.confidence >= anywhere.confidence
    ? lines
    : anywhere;
  return best.confidence > 0 ? [best] : [];
}

function openLines(): OpenFormat {
  return { splitter: new LineSplitter(), format: new JsonFormat() };
}

function openAnywhere(): OpenFormat {
  return { splitter: new JsonSplitter(), format: new JsonFormat("JSON") };
}

function candidate(
  name: string,
  detail: string,
  head: readonly string[],
  open: () => OpenFormat,
): FormatCandidate {
  return { name, detail, confidence: measure(head, open()), open };
}

/** The share of the texts that can be read; an object that is open at the end is left out. */
function measure(head: readonly string[], open: OpenFormat): number {
  const reader = new EntryReader(open, () => {});
  reader.push({ first: 1, lines: [...head], part: "whole" });
  const { tally } = reader;
  if (tally.entries > 0) {
    return tally.entries / (tally.entries + tally.rejections);
  }
  return tally.rejections === 0 && tally.told < tally.lines ? UNFINISHED : 0;
}
