import type { TextSpan } from "../../timestamps/find_timestamp.ts";
import { CHAR, skipSpaces } from "./characters.ts";
import {
  bracketEnd,
  closerOf,
  colonWordEnd,
  dottedEnd,
  headerLevelEnd,
  markEnd,
  numberEnd,
  wordEnd,
} from "./header_forms.ts";
import type { HeaderStep } from "./header_template.ts";
import { syslogTag } from "./syslog_tag.ts";

/** What may stand between pieces only behind the timestamp. */
const DASH = "-";

/**
 * Says what piece of a header begins at a place of a line, taken alone.
 *
 * @param at A place without a space.
 * @param time Where the line's timestamp stands; null for none.
 * @param stop The UTF-16 unit that ends words beside a space; 0 for none.
 * @returns The piece; null at the line's end and where a word is too long.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { classifyPiece } from "./classify_piece.ts";
 *
 * assertEquals(classifyPiece("[main] up", 0, null, 0)?.form, "bracket");
 * assertEquals(classifyPiece("o.e.n.Node up", 0, null, 0)?.form, "dotted");
 * ```
 */
export function classifyPiece(
  line: string,
  at: number,
  time: TextSpan | null,
  stop: number,
): HeaderStep | null {
  if (at >= line.length) return null;
  if (time !== null && at <= time.start) return beforeTime(line, at, time);
  const mark = markEnd(line, at);
  if (mark > 0 && !isPath(line, at)) {
    return { form: "mark", sign: line.slice(at, mark), stop };
  }
  if (closerOf(line.charCodeAt(at)) !== 0 && bracketEnd(line, at) > 0) {
    return { form: "bracket", sign: line.charAt(at), stop };
  }
  if (headerLevelEnd(line, at) > 0) return { form: "level", sign: "", stop };
  if ((syslogTag(line, at)?.pid ?? "") !== "") {
    return { form: "process", sign: "", stop };
  }
  if (colonWordEnd(line, at, stop) > 0) {
    return { form: "colon", sign: "", stop };
  }
  if (numberEnd(line, at, stop) > 0) return { form: "number", sign: "", stop };
  if (dottedEnd(line, at, stop) > 0) return { form: "dotted", sign: "", stop };
  return wordEnd(line, at, stop) > 0 ? { form: "word", sign: "", stop } : null;
}

/** A slash is a mark only where it joins two words, as in `INFO/main`. */
function isPath(line: string, at: number): boolean {
  return line.charCodeAt(at) === CHAR.SLASH &&
    line.charCodeAt(at - 1) <= CHAR.SPACE;
}

/** The pieces before the timestamp are words, levels and brackets; it is what counts. */
function beforeTime(
  line: string,
  at: number,
  time: TextSpan,
): HeaderStep | null {
  const stop = 0;
  if (at === time.start) return { form: "timestamp", sign: "", stop };
  const sign = line.charAt(at);
  if (closerOf(line.charCodeAt(at)) !== 0) {
    if (skipSpaces(line, at + 1) === time.start) {
      return { form: "mark", sign, stop };
    }
    const end = bracketEnd(line, at);
    if (end > 0 && end <= time.start) return { form: "bracket", sign, stop };
  }
  const mark = markEnd(line, at);
  if (mark > 0 && sign !== DASH) {
    return { form: "mark", sign: line.slice(at, mark), stop };
  }
  if (headerLevelEnd(line, at) > 0) return { form: "level", sign: "", stop };
  const end = wordEnd(line, at, stop);
  return end > 0 && end <= time.start &&
      line.charCodeAt(at) !== CHAR.QUOTE
    ? { form: "word", sign: "", stop }
    : null;
}
