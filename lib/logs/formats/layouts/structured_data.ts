import { CHAR } from "./characters.ts";
import { unescapeQuoted } from "./unescape_quoted.ts";

/**
 * Reads the structured data of an RFC 5424 message: `-`, or elements such as
 * `[request@32473 path="/a" user="x\"y"]` without spaces between them.
 *
 * @param at Where it begins.
 * @param give Takes each parameter, its name after its element's and a dot.
 * @returns The place behind it; -1 where an element does not end.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readStructuredData } from "./structured_data.ts";
 *
 * const found: string[] = [];
 * const end = readStructuredData('[a b="1"][c d="]"] hi', 0, (name, value) =>
 *   found.push(`${name}: ${value}`));
 *
 * assertEquals(end, 18);
 * assertEquals(found, ["a.b: 1", "c.d: ]"]);
 * ```
 */
export function readStructuredData(
  text: string,
  at: number,
  give: (name: string, value: string) => void,
): number {
  if (text.charCodeAt(at) === CHAR.DASH) return at + 1;
  let place = at;
  while (text.charCodeAt(place) === CHAR.OPEN_BRACKET) {
    place = readElement(text, place + 1, give);
    if (place < 0) return -1;
  }
  return place;
}

/** Reads one element from behind its bracket; gives the place behind its end. */
function readElement(
  text: string,
  at: number,
  give: (name: string, value: string) => void,
): number {
  NAME.lastIndex = at;
  if (!NAME.test(text)) return -1;
  const element = text.slice(at, NAME.lastIndex);
  let place = NAME.lastIndex;
  while (text.charCodeAt(place) === CHAR.SPACE) {
    const start = place + 1;
    NAME.lastIndex = start;
    if (!NAME.test(text)) break;
    const equals = NAME.lastIndex;
    if (!text.startsWith('="', equals)) return -1;
    const end = quoteEnd(text, equals + 2);
    if (end < 0) return -1;
    give(
      `${element}.${text.slice(start, equals)}`,
      unescapeQuoted(text.slice(equals + 2, end)),
    );
    place = end + 1;
  }
  return text.charCodeAt(place) === CHAR.CLOSE_BRACKET ? place + 1 : -1;
}

const NAME = /[^\s="\]]{1,64}/y;

/** Where the quotation mark stands that ends a value; -1 for none. */
function quoteEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === CHAR.QUOTE) return at;
    if (unit === CHAR.BACKSLASH) at++;
  }
  return -1;
}
