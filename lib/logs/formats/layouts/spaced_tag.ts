import type { TextLines } from "../../bytes/text_lines.ts";
import { CHAR } from "./characters.ts";
import type { SyslogTag } from "./syslog_tag.ts";

/**
 * Looks for `Two Words[pid]:`, as macOS writes for programs with spaces in their
 * names; behind the host only, or the host would be the first word.
 *
 * @param tag Takes where its pieces stand.
 * @returns Whether it stands there.
 *
 * @example Usage
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { spacedTag } from "./spaced_tag.ts";
 * import { SyslogTag } from "./syslog_tag.ts";
 *
 * const tag = new SyslogTag();
 *
 * assert(spacedTag(TextLines.of(["Google Chrome[7]: up"]), 0, tag));
 * assertEquals(tag.processEnd, 13);
 * ```
 */
export function spacedTag(
  { text, units }: TextLines,
  at: number,
  tag: SyslogTag,
): boolean {
  const isCapital = units[at] >= CHAR.CAPITAL_A && units[at] <= CHAR.CAPITAL_Z;
  if (!isCapital) return false;
  SPACED.lastIndex = at;
  const match = SPACED.exec(text);
  if (match === null) return false;
  const [whole, process, pid] = match;
  tag.processEnd = tag.moduleStart = tag.moduleEnd = at + process.length;
  tag.pidStart = tag.processEnd + 1;
  tag.pidEnd = tag.pidStart + pid.length;
  tag.end = at + whole.length;
  return true;
}

const SPACED =
  /([A-Z][\w.-]{0,40}(?: [\w.-]{1,40}){1,3})\[(\d{1,10})\](?: \([^\s()]{1,128}\))?:(?=\s|$)/y;
