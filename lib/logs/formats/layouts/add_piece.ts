import type { TextLines } from "../../bytes/text_lines.ts";
import { CHAR } from "./characters.ts";
import {
  bracketEnd,
  clockEnd,
  colonWordEnd,
  dottedEnd,
  headerLevelEnd,
  markEnd,
  numberEnd,
  wordEnd,
} from "./header_forms.ts";
import type { HeaderStep } from "./header_step.ts";
import type { MatchedHeader } from "./matched_header.ts";
import { segmentEnd } from "./segment_end.ts";
import { syslogTagEnd } from "./syslog_tag.ts";
import type { TimestampShapes } from "./timestamp_shapes.ts";

/**
 * Adds the next piece to what a line has of a header.
 *
 * @param shapes The timestamps that came up so far.
 * @returns Whether the line has it.
 */
export function addPiece(
  matched: MatchedHeader,
  step: HeaderStep,
  shapes: TimestampShapes,
): boolean {
  const { lines, next: start } = matched;
  if (step.form === "bracket") return addBracket(matched, step.sign, start);
  const end = pieceEnd(lines, start, matched.end, step, shapes);
  if (end < 0) return false;
  if (step.form === "colon") matched.add(start, end, end + 1);
  else if (step.form === "process") matched.add(start, end - 1, end);
  else matched.add(start, end, end);
  return true;
}

function pieceEnd(
  lines: TextLines,
  at: number,
  end: number,
  { form, sign, stop }: HeaderStep,
  shapes: TimestampShapes,
): number {
  const { text, units } = lines;
  switch (form) {
    case "timestamp":
      return shapes.end(lines, at, end);
    case "clock":
      return clockEnd(text, at);
    case "level":
      return headerLevelEnd(units, at, end);
    case "process":
      return syslogTagEnd(lines, at, end);
    case "colon":
      return colonWordEnd(units, at, end, stop);
    case "number":
      return numberEnd(units, at, end, stop);
    case "dotted":
      return dottedEnd(units, at, end, stop);
    case "segment":
      return segmentEnd(text, at, sign, end);
    case "mark":
      return signEnd(units, at, end, sign);
    default:
      return wordEnd(units, at, end, stop);
  }
}

/** Adds what stands in brackets, without the spaces around it. */
function addBracket(
  matched: MatchedHeader,
  sign: string,
  at: number,
): boolean {
  const { text, units } = matched.lines;
  const opens = at < matched.end && units[at] === sign.charCodeAt(0);
  const place = opens ? bracketEnd(units, at, matched.end) : -1;
  if (place < 0) return false;
  let start = at + 1;
  let end = place - 1;
  if (!isVisible(units[start]) || !isVisible(units[end - 1])) {
    const held = text.slice(start, end).trimStart();
    start = end - held.length;
    end = start + held.trimEnd().length;
  }
  matched.add(start, end, place);
  return true;
}

/** Whether a unit is a character of ASCII that can be seen. */
function isVisible(unit: number): boolean {
  return unit > CHAR.SPACE && unit < 127;
}

function signEnd(
  units: Uint8Array,
  at: number,
  end: number,
  sign: string,
): number {
  if (at >= end || units[at] !== sign.charCodeAt(0)) return -1;
  const opens = sign === "[" || sign === "(" || sign === "<";
  const to = opens ? at + 1 : markEnd(units, at, end);
  return to === at + sign.length ? to : -1;
}
