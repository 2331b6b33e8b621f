import {
  findTimestamp,
  type TextSpan,
} from "../../timestamps/find_timestamp.ts";

/**
 * Finds the timestamp of an entry's first line: what `findTimestamp` finds, else
 * seconds since 1970 as one of the first eight words, as supercomputers log.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { locateTimestamp } from "./locate_timestamp.ts";
 *
 * assertEquals(locateTimestamp("134 node-246 unix.hw 1077804742 1 up"), {
 *   start: 21,
 *   end: 31,
 * });
 * assertEquals(locateTimestamp("call 555 now"), null);
 * ```
 */
export function locateTimestamp(line: string): TextSpan | null {
  const found = findTimestamp(line);
  if (found !== null) return found;
  const match = EPOCH_WORD.exec(line.slice(0, 200));
  if (match === null) return null;
  return { start: match[1].length, end: match[0].length };
}

const EPOCH_WORD = /^((?:\S{1,64} ){1,7})(?:9\d{8}|1\d{9})(?= )/;
