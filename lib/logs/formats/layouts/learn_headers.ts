import type { Layout } from "./layout.ts";
import { detectLogfmt } from "./detect_logfmt.ts";
import { skipSpaces } from "./characters.ts";
import { classifyPiece } from "./classify_piece.ts";
import { clockEnd, headerLevelEnd } from "./header_forms.ts";
import { type HeaderColumns, headerColumns } from "./header_columns.ts";
import { HeaderTemplate } from "./header_template.ts";
import { learnTemplate } from "./learn_template.ts";
import { locateTimestamp } from "./locate_timestamp.ts";
import { looksContinued } from "./looks_continued.ts";
import type { SampleLine } from "./sample_cursor.ts";

/** Entries of one file may begin in this many ways. */
const MOST_HEADERS = 4;

/** The fewest lines that another header is learnt from, and their share. */
const FEWEST_LINES = 3;
const LEAST_SHARE = 0.03;

/** The share of lines that have to be alike for a level to be looked for in them. */
const LEAST_ALIKE = 0.15;

/** The share of lines that have to begin alike in logs without dates. */
const ENOUGH = 0.5;

/** One way in which the entries of a file begin. */
export interface Header {
  readonly template: HeaderTemplate;
  readonly columns: HeaderColumns;
  /** How many pieces make a line the beginning of an entry: up to the time, else the level. */
  readonly anchor: number;
  /** What reads the rest of a line where it is pairs; undefined where it is text. */
  readonly body?: Layout;
}

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

function makeHeader(
  template: HeaderTemplate,
  lines: readonly SampleLine[],
  anchor: number,
): Header {
  const columns = headerColumns(template, lines.map(({ text }) => text));
  const [body] = detectLogfmt(restsOf(template, lines));
  return { template, columns, anchor, body };
}

/** What follows the header; nothing at all where less than 80 % of it is pairs. */
function restsOf(
  template: HeaderTemplate,
  lines: readonly SampleLine[],
): string[] {
  const rests = lines.flatMap(({ text }) =>
    template.match(text) === template.steps.length ? [template.rest()] : []
  );
  const pairs = rests.filter((rest) => PAIR.test(rest)).length;
  return pairs >= rests.length * 0.8 ? rests : [];
}

const PAIR = /^[A-Za-z_@][\w.@/-]{0,63}=/;

/**
 * Looks for the level among those lines only that go on alike behind the header:
 * where some lines have one piece more before it, neither kind is most of all.
 */
function findLevel(
  { template, columns, anchor }: Header,
  lines: readonly SampleLine[],
  kind: "timestamp" | "clock" | "level",
): Header | null {
  if (kind === "level" || columns.names.includes("level")) return null;
  const kinds = Map.groupBy(lines, ({ text }) => {
    const whole = template.match(text) === template.steps.length;
    const at = skipSpaces(text, template.end);
    return whole ? classifyPiece(text, at, null, 0)?.form : undefined;
  });
  for (const alike of kinds.values()) {
    if (alike.length < Math.max(2, lines.length * LEAST_ALIKE)) continue;
    const found = makeHeader(learnTemplate(alike, kind), alike, anchor);
    if (found.columns.names.includes("level")) return upToLevel(found, alike);
  }
  return null;
}

/**
 * Cuts a header behind its level, or behind its time where it has none: few
 * lines that are alike throughout would otherwise lose their messages to it.
 */
function upToLevel(header: Header, lines: readonly SampleLine[]): Header {
  const { steps } = header.template;
  const level = header.columns.level + 1;
  const marked = level > 0 && steps[level]?.form === "mark" ? 1 : 0;
  const opened = steps[0].form === "mark" ? 1 : 0;
  const length = Math.max(level + marked, header.anchor + opened);
  if (length >= steps.length) return header;
  const template = new HeaderTemplate(steps.slice(0, length));
  return makeHeader(template, lines, header.anchor);
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
  const end = headerLevelEnd(line, start);
  if (end < start + 2) return false;
  const word = line.slice(start, end);
  return start === 1 || word === word.toUpperCase() ||
    line.startsWith(":", end);
}
