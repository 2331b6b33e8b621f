import { unitsOf } from "../../bytes/text_lines.ts";
import { findLevel, type Header, makeHeader, upToLevel } from "./header.ts";
import { clockEnd, headerLevelEnd } from "./header_forms.ts";
import type { HeaderTemplate } from "./header_template.ts";
import { learnTemplate } from "./learn_template.ts";
import { locateTimestamp } from "./locate_timestamp.ts";
import { looksContinued } from "./looks_continued.ts";
import type { SampleLine } from "./sample_cursor.ts";

/** Entries of one file may begin in this many ways. */
const MOST_HEADERS = 4;

/** The fewest lines that another header is learnt from, and their share. */
const FEWEST_LINES = 3;
const LEAST_SHARE = 0.03;

/** The share of lines that have to begin alike in logs without dates. */
const ENOUGH = 0.5;

/**
 * Learns the ways in which the entries of a file begin, the most frequent first:
 * from the lines with a timestamp; where there are none, from those that begin
 * with a time of day; else from those that begin with a level.
 *
 * @param head The first lines of the file.
 * @returns None where lines begin in none of these ways.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { learnHeaders } from "./learn_headers.ts";
 *
 * const [header] = learnHeaders(["08:40:50 [main] INFO up", "08:40:51 [x] WARN low"]);
 *
 * assertEquals(header.columns.names, ["time", "thread", "level"]);
 * ```
 */
export function learnHeaders(head: readonly string[]): Header[] {
  const lines = head.filter((line) => line !== "" && !looksContinued(line));
  const timed = lines.map((text) => ({ text, time: locateTimestamp(text) }))
    .filter(({ time }) => time !== null);
  if (timed.length >= Math.max(1, lines.length * 0.1)) {
    return learnFrom(timed, "timestamp");
  }
  const clocked = lines.map((text) => ({ text, time: locateClock(text) }))
    .filter(({ time }) => time !== null);
  if (clocked.length > lines.length * ENOUGH) {
    return learnFrom(clocked, "clock");
  }
  const levelled = lines.filter(beginsWithLevel)
    .map((text) => ({ text, time: null }));
  return levelled.length > lines.length * ENOUGH
    ? learnFrom(levelled, "level")
    : [];
}

function learnFrom(
  lines: readonly SampleLine[],
  anchor: "timestamp" | "clock" | "level",
): Header[] {
  const first = learnHeader(lines, anchor);
  if (first === null) return [];
  const refined = findLevel(first, lines, anchor);
  const headers = [refined ?? first];
  let pool = without(lines, headers[0]);
  while (pool.length >= Math.max(FEWEST_LINES, lines.length * LEAST_SHARE)) {
    const learnt = learnHeader(pool, anchor);
    if (learnt === null || headers.length >= MOST_HEADERS - 1) break;
    const found = findLevel(learnt, pool, anchor) ?? learnt;
    if (refined !== null && found.columns.level < 0) break;
    headers.push(upToLevel(found, pool));
    pool = without(pool, headers[headers.length - 1]);
  }
  return refined === null ? headers : [...headers, first];
}

/** The lines that do not have all of a header. */
function without(
  lines: readonly SampleLine[],
  { template }: Header,
): SampleLine[] {
  return lines.filter(({ text }) =>
    template.match(text) < template.steps.length
  );
}

function learnHeader(
  pool: readonly SampleLine[],
  anchor: "timestamp" | "clock" | "level",
): Header | null {
  const kind = anchor === "clock" ? "clock" : "timestamp";
  let lines = pool;
  let template = learnTemplate(lines, kind);
  if (anchorOf(template, anchor) === 0) {
    lines = mostAlike(pool);
    template = learnTemplate(lines, kind);
  }
  const length = anchorOf(template, anchor);
  return length === 0 ? null : makeHeader(template, lines, length);
}

function anchorOf(template: HeaderTemplate, anchor: string): number {
  if (anchor === "level") return Math.min(1, template.steps.length);
  return template.steps.findIndex(({ form }) => form === anchor) + 1;
}

/** The lines whose time stands at the place where most have it. */
function mostAlike(pool: readonly SampleLine[]): readonly SampleLine[] {
  const places = Map.groupBy(pool, ({ time }) => time?.start ?? -1);
  return [...places.values()].reduce((best, lines) =>
    lines.length > best.length ? lines : best
  );
}

function locateClock(line: string) {
  const start = line.startsWith("[") ? 1 : 0;
  const end = clockEnd(line, start);
  return end < 0 ? null : { start, end };
}

/** `[INFO]`, `INFO:`, `WARN `, but not `Error in` and no lone letter. */
function beginsWithLevel(line: string): boolean {
  const start = line.startsWith("[") ? 1 : 0;
  const end = headerLevelEnd(unitsOf(line), start, line.length);
  if (end < start + 2) return false;
  const word = line.slice(start, end);
  return start === 1 || word === word.toUpperCase() ||
    line.startsWith(":", end);
}
