import { CHAR, isDigit, isLetter, isNumber } from "./characters.ts";
import { levelEnd } from "./level_words.ts";

/** What a piece of an entry's header can be. */
export type HeaderForm =
  | "timestamp"
  | "clock"
  | "level"
  | "bracket"
  | "mark"
  | "process"
  | "colon"
  | "number"
  | "dotted"
  | "word"
  | "segment";

/** A bracket longer than this is no part of a header, in UTF-16 units. */
const LONGEST_BRACKET = 300;

/** A word longer than this is no part of a header. */
const LONGEST_WORD = 160;

/** Where a time of day ends that begins at a place, as in logs without dates; -1 for none. */
export function clockEnd(line: string, at: number): number {
  CLOCK.lastIndex = at;
  return CLOCK.test(line) ? CLOCK.lastIndex : -1;
}

const CLOCK = /\d\d:\d\d:\d\d(?:[.,:]\d{1,9})?(?![\w:])/y;

/**
 * Where the bracket that opens at a place closes, nested ones inside it passed
 * over; -1 where it does not within 300 characters.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { bracketEnd } from "./header_forms.ts";
 *
 * assertEquals(bracketEnd("[peer[id=1]:7] up", 0), 14);
 * assertEquals(bracketEnd("[open", 0), -1);
 * ```
 */
export function bracketEnd(line: string, at: number): number {
  const open = line.charCodeAt(at);
  const close = closerOf(open);
  if (close === 0) return -1;
  const limit = Math.min(line.length, at + LONGEST_BRACKET);
  let depth = 0;
  for (let place = at; place < limit; place++) {
    const unit = line.charCodeAt(place);
    if (unit === open) depth++;
    else if (unit === close && --depth === 0) return place + 1;
  }
  return -1;
}

/** The bracket that closes what a bracket opens; 0 for another character. */
export function closerOf(open: number): number {
  if (open === CHAR.OPEN_BRACKET) return CHAR.CLOSE_BRACKET;
  if (open === CHAR.OPEN_PAREN) return CHAR.CLOSE_PAREN;
  return open === CHAR.LESS ? CHAR.GREATER : 0;
}

/**
 * Where the mark between two pieces ends that begins at a place: dashes, `|`,
 * `:`, `,`, `;`, `/`, `]`, `)`, `>` and `=>`; -1 where none does.
 */
export function markEnd(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  if (unit === CHAR.DASH) {
    let end = at;
    while (end < at + 4 && line.charCodeAt(end) === CHAR.DASH) end++;
    return endsWord(line, end) ? end : -1;
  }
  return MARKS.has(unit) ? at + 1 : -1;
}

const MARKS: ReadonlySet<number> = new Set(
  [..."|:,;/])>"].map((mark) => mark.charCodeAt(0)),
);

/** Where a run of what is neither space nor `stop` ends; -1 where it is empty or too long. */
export function wordEnd(line: string, at: number, stop: number): number {
  const limit = Math.min(line.length, at + LONGEST_WORD);
  let end = at;
  for (; end < limit; end++) {
    const unit = line.charCodeAt(end);
    if (unit <= CHAR.SPACE || unit === stop) break;
  }
  return end === at || end === at + LONGEST_WORD ? -1 : end;
}

/** Where a word ends, without its colon, that has one and then a space behind it; -1 else. */
export function colonWordEnd(line: string, at: number, stop: number): number {
  const end = wordEnd(line, at, stop);
  const colon = end > at + 1 && line.charCodeAt(end - 1) === CHAR.COLON;
  return colon && isName(line, at) ? end - 1 : -1;
}

/** Where a number ends that is a word of its own; -1 else. */
export function numberEnd(line: string, at: number, stop: number): number {
  const end = wordEnd(line, at, stop);
  return end > 0 && end - at < 20 && isNumber(line, at, end) ? end : -1;
}

/** Where a name with points, `::` or `$` inside ends, such as `o.e.n.Node`; -1 else. */
export function dottedEnd(line: string, at: number, stop: number): number {
  const end = wordEnd(line, at, stop);
  if (end < 0 || !isName(line, at)) return -1;
  for (let place = at + 1; place < end - 1; place++) {
    const unit = line.charCodeAt(place);
    const joins = unit === CHAR.DOT || unit === CHAR.COLON || unit === 36;
    if (joins && isNamePart(line.charCodeAt(place + 1))) return end;
    if (!joins && !isNamePart(unit)) return -1;
  }
  return -1;
}

/** Where a level ends that no name goes on with: `INFO`, `INFO:`, `INFO/main`. */
export function headerLevelEnd(line: string, at: number): number {
  const end = levelEnd(line, at);
  if (end < 0) return letterLevelEnd(line, at);
  const next = line.charCodeAt(end);
  return end === line.length || next <= CHAR.SPACE || MARKS.has(next) ||
      next === CHAR.OPEN_BRACKET
    ? end
    : -1;
}

/** A lone letter that stands for a level. */
function letterLevelEnd(line: string, at: number): number {
  const alone = endsWord(line, at + 1) || MARKS.has(line.charCodeAt(at + 1));
  return alone && "VTDIWEFC".includes(line.charAt(at) || " ") ? at + 1 : -1;
}

function endsWord(line: string, end: number): boolean {
  return end >= line.length || line.charCodeAt(end) <= CHAR.SPACE;
}

function isName(line: string, at: number): boolean {
  const unit = line.charCodeAt(at);
  return isLetter(unit) || unit === 95 || unit === CHAR.SLASH || unit === 64;
}

function isNamePart(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === 95 || unit === CHAR.DASH ||
    unit === CHAR.COLON;
}
