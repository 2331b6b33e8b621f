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
  const isOtlp = OTLP.test(head.slice(0, 5).join("\n"));
  const lines = measure(head, openLines());
  const anywhere = measure(head, openAnywhere());
  const byLines = lines.confidence >= anywhere.confidence ||
    lines.confidence >= 0.5 && lines.entries >= 0.75 * anywhere.entries;
  if (!isOtlp && byLines && lines.confidence > 0) {
    const detail = "an object a line";
    return [{
      name: "NDJSON",
      detail,
      confidence: lines.confidence,
      open: openLines,
    }];
  }
  const { confidence } = anywhere;
  if (confidence === 0) return [];
  const name = isOtlp ? "OTLP JSON" : "JSON";
  const detail = "objects over lines, or in a list";
  return [{ name, detail, confidence, open: openAnywhere }];
}

function openLines(): OpenFormat {
  return { splitter: new LineSplitter(), format: new JsonFormat() };
}

function openAnywhere(): OpenFormat {
  return { splitter: new JsonSplitter(), format: new JsonFormat("JSON") };
}

/** The share of the texts that can be read; an object that is open at the end is left out. */
function measure(head: readonly string[], open: OpenFormat) {
  const reader = new EntryReader(open, () => {});
  reader.push({ first: 1, lines: [...head], part: "whole" });
  const { entries, rejections, told, lines } = reader.tally;
  if (entries > 0) {
    return { entries, confidence: entries / (entries + rejections) };
  }
  const isUnfinished = rejections === 0 && told < lines;
  return { entries, confidence: isUnfinished ? UNFINISHED : 0 };
}
