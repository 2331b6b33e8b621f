import { TextLines } from "../../bytes/text_lines.ts";
import { CHAR } from "./characters.ts";
import { isSpaceAt, runEnd, runTable } from "./run_end.ts";

/** The longest pieces of a tag, in UTF-16 units. */
const LONGEST = { process: 128, part: 64, module: 64, pid: 64, other: 128 };

/** How many parts may follow a process behind `::`. */
const MOST_PARTS = 4;

/**
 * Who wrote a syslog line: `process:`, `process[pid]:`, `process(module)[pid]:`
 * or macOS's `process[pid] (other[pid]):`. One object serves all lines; what it
 * says is about the tag found last.
 *
 * @example Usage
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { SyslogTag } from "./syslog_tag.ts";
 *
 * const tag = new SyslogTag();
 * const text = "sshd(pam_unix)[19939]: failed";
 *
 * assert(tag.find(TextLines.of([text]), 0, text.length));
 * assertEquals(text.slice(0, tag.processEnd), "sshd");
 * assertEquals(text.slice(tag.pidStart, tag.pidEnd), "19939");
 * assertEquals(text.slice(tag.end), " failed");
 * ```
 */
export class SyslogTag {
  /** Where the process ends, which begins where the tag does. */
  processEnd = 0;
  /** Where what stands in parentheses begins, such as `pam_unix`. */
  moduleStart = 0;
  /** Where it ends; where it begins if it is empty. */
  moduleEnd = 0;
  /** Where what stands in brackets begins. */
  pidStart = 0;
  /** Where it ends; where it begins if it is empty. */
  pidEnd = 0;
  /** The place behind the tag. */
  end = 0;

  /** Looks for a tag at a place of a line, which ends at `end`; says whether it stands there. */
  find(lines: TextLines, at: number, end: number): boolean {
    const { units } = lines;
    let place = endOfProcess(lines, at, end);
    if (place < 0) return false;
    this.processEnd = this.moduleStart = this.moduleEnd = place;
    if (place < end && units[place] === CHAR.OPEN_PAREN) {
      const limit = Math.min(end, place + 1 + LONGEST.module);
      this.moduleStart = place + 1;
      this.moduleEnd = runEnd(lines, place + 1, limit, NOT_IN_PARENS);
      place = this.moduleEnd + 1;
      if (place > end || units[place - 1] !== CHAR.CLOSE_PAREN) return false;
    }
    this.pidStart = this.pidEnd = place;
    if (place < end && units[place] === CHAR.OPEN_BRACKET) {
      const limit = Math.min(end, place + 1 + LONGEST.pid);
      this.pidStart = place + 1;
      this.pidEnd = runEnd(lines, place + 1, limit, NOT_IN_BRACKETS);
      place = this.pidEnd + 1;
      if (place > end || units[place - 1] !== CHAR.CLOSE_BRACKET) return false;
    }
    place = endOfOther(lines, place, end);
    this.end = place + 1;
    return place < end && units[place] === CHAR.COLON &&
      (place + 1 === end || isSpaceAt(lines, place + 1));
  }

  /** The same of a text by itself. */
  static in(text: string, at: number): SyslogTag | null {
    const tag = new SyslogTag();
    return tag.find(TextLines.of([text]), at, text.length) ? tag : null;
  }
}

/** The place behind a tag; -1 where none stands at a place of a line. */
export function syslogTagEnd(
  lines: TextLines,
  at: number,
  end: number,
): number {
  const tag = new SyslogTag();
  return tag.find(lines, at, end) ? tag.end : -1;
}

/** Where `process` or `process::part` ends; -1 where none stands there. */
function endOfProcess(lines: TextLines, at: number, end: number): number {
  const { units } = lines;
  const limit = Math.min(end, at + LONGEST.process);
  let place = runEnd(lines, at, limit, NOT_IN_NAME);
  if (place === at) return -1;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const start = place + 2;
    if (start >= end || units[place] !== CHAR.COLON) break;
    if (units[place + 1] !== CHAR.COLON) break;
    const last = Math.min(end, start + LONGEST.part);
    place = runEnd(lines, start, last, NOT_IN_NAME);
    if (place === start) return -1;
  }
  return place;
}

/** The place behind ` (other[pid])`, if it stands at a place. */
function endOfOther(lines: TextLines, at: number, end: number): number {
  const { units } = lines;
  const start = at + 2;
  const opens = start < end && units[at] === CHAR.SPACE &&
    units[at + 1] === CHAR.OPEN_PAREN;
  if (!opens) return at;
  const limit = Math.min(end, start + LONGEST.other);
  const close = runEnd(lines, start, limit, NOT_IN_PARENS);
  const closes = close > start && close < end &&
    units[close] === CHAR.CLOSE_PAREN;
  return closes ? close + 1 : at;
}

const NOT_IN_NAME = runTable(":()[]{}\"',;=");
const NOT_IN_PARENS = runTable("()");
const NOT_IN_BRACKETS = runTable("[]");
