import { skipSpaces } from "./characters.ts";
import { classifyPiece } from "./classify_piece.ts";
import { clockEnd, headerLevelEnd } from "./header_forms.ts";
import { type HeaderColumns, headerColumns } from "./header_columns.ts";
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
  const headers: Header[] = [];
  let pool = lines;
  while (headers.length < MOST_HEADERS && pool.length > 0) {
    const header = learnHeader(pool, anchor);
    if (header === null) break;
    headers.push(header);
    const { template } = header;
    pool = pool.filter(({ text }) =>
      template.match(text) < template.steps.length
    );
    if (pool.length < Math.max(FEWEST_LINES, lines.length * LEAST_SHARE)) break;
  }
  return headers;
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
  if (length === 0) return null;
  const header = makeHeader(template, lines, length);
  return findLevel(header, lines, kind) ?? header;
}

function makeHeader(
  template: HeaderTemplate,
  lines: readonly SampleLine[],
  anchor: number,
): Header {
  const columns = headerColumns(template, lines.map(({ text }) => text));
  return { template, columns, anchor };
}

/**
 * Looks for the level among those lines only that go on alike behind the header:
 * where some lines have one piece more before it, neither kind is most of all.
 */
function findLevel(
  { template, columns, anchor }: Header,
  lines: readonly SampleLine[],
  kind: "timestamp" | "clock",
): Header | null {
  if (columns.names.includes("level")) return null;
  const kinds = Map.groupBy(lines, ({ text }) => {
    const whole = template.match(text) === template.steps.length;
    const at = skipSpaces(text, template.end);
    return whole ? classifyPiece(text, at, null, 0)?.form : undefined;
  });
  for (const alike of kinds.values()) {
    if (alike.length < Math.max(2, lines.length * LEAST_ALIKE)) continue;
    const found = makeHeader(learnTemplate(alike, kind), alike, anchor);
    if (found.columns.names.includes("level")) return found;
  }
  return null;
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
