import { unitsOf } from "../../bytes/text_lines.ts";
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
import type { HeaderStep } from "./header_step.ts";
import { SyslogTag } from "./syslog_tag.ts";

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
  const units = unitsOf(line);
  const end = units.length;
  if (time !== null && at <= time.start) {
    return beforeTime(line, units, at, time);
  }
  const mark = markEnd(units, at, end);
  if (mark > 0 && !isPath(units, at)) {
    return { form: "mark", sign: line.slice(at, mark), stop };
  }
  if (bracketEnd(units, at, end) > 0) {
    return { form: "bracket", sign: line.charAt(at), stop };
  }
  if (headerLevelEnd(units, at, end) > 0) {
    return { form: "level", sign: "", stop };
  }
  const tag = SyslogTag.in(line, at);
  if (tag !== null && tag.pidEnd > tag.pidStart) {
    return { form: "process", sign: "", stop };
  }
  const form = wordForm(units, at, stop);
  return form === null ? null : { form, sign: "", stop };
}

function wordForm(units: Uint8Array, at: number, stop: number) {
  const end = units.length;
  if (colonWordEnd(units, at, end, stop) > 0) return "colon";
  if (numberEnd(units, at, end, stop) > 0) return "number";
  if (dottedEnd(units, at, end, stop) > 0) return "dotted";
  return wordEnd(units, at, end, stop) > 0 ? "word" : null;
}

/** A slash is a mark only where it joins two words, as in `INFO/main`. */
function isPath(units: Uint8Array, at: number): boolean {
  return units[at] === CHAR.SLASH && at > 0 && units[at - 1] <= CHAR.SPACE;
}

/** The pieces before the timestamp are words, levels and brackets; it is what counts. */
function beforeTime(
  line: string,
  units: Uint8Array,
  at: number,
  time: TextSpan,
): HeaderStep | null {
  const stop = 0;
  const end = units.length;
  if (at === time.start) return { form: "timestamp", sign: "", stop };
  const sign = line.charAt(at);
  if (closerOf(units[at]) !== 0) {
    if (skipSpaces(line, at + 1) === time.start) {
      return { form: "mark", sign, stop };
    }
    const close = bracketEnd(units, at, end);
    if (close > 0 && close <= time.start) {
      return { form: "bracket", sign, stop };
    }
  }
  const mark = markEnd(units, at, end);
  if (mark > 0 && sign !== DASH) {
    return { form: "mark", sign: line.slice(at, mark), stop };
  }
  if (headerLevelEnd(units, at, end) > 0) {
    return { form: "level", sign: "", stop };
  }
  const word = wordEnd(units, at, end, stop);
  return word > 0 && word <= time.start && units[at] !== CHAR.QUOTE
    ? { form: "word", sign: "", stop }
    : null;
}
