import { CHAR, isDigit, isLetter } from "./characters.ts";
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
export function clockEnd(text: string, at: number): number {
  CLOCK.lastIndex = at;
  return CLOCK.test(text) ? CLOCK.lastIndex : -1;
}

const CLOCK = /\d\d:\d\d:\d\d(?:[.,:]\d{1,9})?(?![\w:])/y;

/**
 * Where the bracket that opens at a place closes, nested ones inside it passed
 * over; -1 where it does not within 300 characters.
 *
 * @param units As `TextLines` has them.
 * @param end Where the line ends.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unitsOf } from "../../bytes/text_lines.ts";
 * import { bracketEnd } from "./header_forms.ts";
 *
 * assertEquals(bracketEnd(unitsOf("[peer[id=1]:7] up"), 0, 17), 14);
 * assertEquals(bracketEnd(unitsOf("[open"), 0, 5), -1);
 * ```
 */
export function bracketEnd(units: Uint8Array, at: number, end: number): number {
  const limit = Math.min(end, at + LONGEST_BRACKET);
  if (at >= limit) return -1;
  const open = units[at];
  const close = closerOf(open);
  if (close === 0) return -1;
  let depth = 0;
  for (let place = at; place < limit; place++) {
    const unit = units[place];
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
export function markEnd(units: Uint8Array, at: number, end: number): number {
  if (at >= end) return -1;
  if (units[at] !== CHAR.DASH) return isMark(units[at]) ? at + 1 : -1;
  let to = at;
  while (to < end && to < at + 4 && units[to] === CHAR.DASH) to++;
  return endsWord(units, to, end) ? to : -1;
}

const MARKS = new Uint8Array(256);
for (const mark of "|:,;/])>") MARKS[mark.charCodeAt(0)] = 1;

function isMark(unit: number): boolean {
  return MARKS[unit] === 1;
}

/** Where a run of what is neither space nor `stop` ends; -1 where it is empty or too long. */
export function wordEnd(
  units: Uint8Array,
  at: number,
  end: number,
  stop: number,
): number {
  const limit = Math.min(end, at + LONGEST_WORD);
  let to = at;
  for (; to < limit; to++) {
    const unit = units[to];
    if (unit <= CHAR.SPACE || unit === stop) break;
  }
  return to === at || to === at + LONGEST_WORD ? -1 : to;
}

/** Where a word ends, without its colon, that has one and then a space behind it; -1 else. */
export function colonWordEnd(
  units: Uint8Array,
  at: number,
  end: number,
  stop: number,
): number {
  const to = wordEnd(units, at, end, stop);
  const hasColon = to > at + 1 && units[to - 1] === CHAR.COLON;
  return hasColon && isName(units[at]) ? to - 1 : -1;
}

/** Where a number ends that is a word of its own; -1 else. */
export function numberEnd(
  units: Uint8Array,
  at: number,
  end: number,
  stop: number,
): number {
  const to = wordEnd(units, at, end, stop);
  if (to < 0 || to - at >= 20) return -1;
  for (let place = at; place < to; place++) {
    if (!isDigit(units[place])) return -1;
  }
  return to;
}

/** Where a name with points, `::` or `$` inside ends, such as `o.e.n.Node`; -1 else. */
export function dottedEnd(
  units: Uint8Array,
  at: number,
  end: number,
  stop: number,
): number {
  const to = wordEnd(units, at, end, stop);
  if (to < 0 || !isName(units[at])) return -1;
  for (let place = at + 1; place < to - 1; place++) {
    const unit = units[place];
    const joins = unit === CHAR.DOT || unit === CHAR.COLON || unit === 36;
    if (joins && isNamePart(units[place + 1])) return to;
    if (!joins && !isNamePart(unit)) return -1;
  }
  return -1;
}

/** Where a level ends that no name goes on with: `INFO`, `INFO:`, `INFO/main`. */
export function headerLevelEnd(
  units: Uint8Array,
  at: number,
  end: number,
): number {
  const to = levelEnd(units, at, end);
  if (to < 0) return letterLevelEnd(units, at, end);
  return endsWord(units, to, end) || isMark(units[to]) ||
      units[to] === CHAR.OPEN_BRACKET
    ? to
    : -1;
}

/** A lone letter that stands for a level. */
function letterLevelEnd(units: Uint8Array, at: number, end: number): number {
  if (at >= end || LETTERS[units[at]] === 0) return -1;
  const alone = endsWord(units, at + 1, end) || isMark(units[at + 1]);
  return alone ? at + 1 : -1;
}

const LETTERS = new Uint8Array(256);
for (const letter of "VTDIWEFC") LETTERS[letter.charCodeAt(0)] = 1;

function endsWord(units: Uint8Array, at: number, end: number): boolean {
  return at >= end || units[at] <= CHAR.SPACE;
}

function isName(unit: number): boolean {
  return isLetter(unit) || unit === 95 || unit === CHAR.SLASH || unit === 64;
}

function isNamePart(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === 95 || unit === CHAR.DASH ||
    unit === CHAR.COLON;
}
