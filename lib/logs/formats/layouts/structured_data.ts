import type { TextLines } from "../../bytes/text_lines.ts";
import { CHAR } from "./characters.ts";
import { literalEnd, quotedEnd } from "./quoted_end.ts";
import { runEnd, runTable } from "./run_end.ts";
import { unescapeQuoted } from "./unescape_quoted.ts";

/** Takes a parameter: its name, and its value as a part of a text. */
export type GiveParameter = (
  name: string,
  text: string,
  start: number,
  end: number,
) => void;

/**
 * Reads the structured data of an RFC 5424 message: `-`, or elements such as
 * `[request@32473 path="/a" user="x\"y"]` without spaces between them.
 *
 * @param at Where it begins.
 * @param end Where its line ends.
 * @param give Takes each parameter, its name after its element's and a dot.
 * @returns The place behind it; -1 where an element does not end.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { readStructuredData } from "./structured_data.ts";
 *
 * const found: string[] = [];
 * const lines = TextLines.of(['[a b="1"][c d="]"] hi']);
 * const end = readStructuredData(lines, 0, 21, (name, text, start, end) =>
 *   found.push(`${name}: ${text.slice(start, end)}`));
 *
 * assertEquals(end, 18);
 * assertEquals(found, ["a.b: 1", "c.d: ]"]);
 * ```
 */
export function readStructuredData(
  lines: TextLines,
  at: number,
  end: number,
  give: GiveParameter,
): number {
  const { units } = lines;
  if (at < end && units[at] === CHAR.DASH) return at + 1;
  let place = at;
  while (place < end && units[place] === CHAR.OPEN_BRACKET) {
    place = readElement(lines, place + 1, end, give);
    if (place < 0) return -1;
  }
  return place;
}

/** Reads one element from behind its bracket; gives the place behind its end. */
function readElement(
  lines: TextLines,
  at: number,
  end: number,
  give: GiveParameter,
): number {
  const { text, units } = lines;
  let place = nameEnd(lines, at, end);
  if (place === at) return -1;
  const element = text.slice(at, place);
  while (place < end && units[place] === CHAR.SPACE) {
    const start = place + 1;
    const equals = nameEnd(lines, start, end);
    if (equals === start) break;
    const value = equals + 2;
    const opens = value <= end && units[equals] === CHAR.EQUALS &&
      units[equals + 1] === CHAR.QUOTE;
    if (!opens) return -1;
    const name = `${element}.${text.slice(start, equals)}`;
    place = readValue(name, lines, value, end, give);
    if (place < 0) return -1;
  }
  return place < end && units[place] === CHAR.CLOSE_BRACKET ? place + 1 : -1;
}

/** Reads a value from behind its quotation mark; gives the place behind its end. */
function readValue(
  name: string,
  { text, units }: TextLines,
  from: number,
  end: number,
  give: GiveParameter,
): number {
  const literal = literalEnd(units, from, end);
  const close = quotedEnd(units, literal, end);
  if (close === end) return -1;
  if (close === literal) give(name, text, from, close);
  else {
    const value = unescapeQuoted(text.slice(from, close));
    give(name, value, 0, value.length);
  }
  return close + 1;
}

/** Where a name ends; where it begins if there is none. */
function nameEnd(lines: TextLines, at: number, end: number): number {
  return runEnd(lines, at, Math.min(end, at + LONGEST_NAME), NOT_IN_NAME);
}

const LONGEST_NAME = 64;
const NOT_IN_NAME = runTable('="]');
