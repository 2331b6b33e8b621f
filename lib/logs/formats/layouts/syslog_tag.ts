/** Who wrote a syslog line. */
export interface SyslogTag {
  readonly process: string;
  /** What stood in parentheses, such as `pam_unix`; may be empty. */
  readonly module: string;
  /** What stood in brackets; may be empty. */
  readonly pid: string;
  /** The place behind the tag. */
  readonly end: number;
}

/**
 * Reads `process:`, `process[pid]:`, `process(module)[pid]:` or macOS's
 * `process[pid] (other[pid]):` at a place of a syslog line.
 *
 * @returns Null where none of these stands there.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { syslogTag } from "./syslog_tag.ts";
 *
 * assertEquals(syslogTag("sshd(pam_unix)[19939]: failed", 0), {
 *   process: "sshd",
 *   module: "pam_unix",
 *   pid: "19939",
 *   end: 22,
 * });
 * assertEquals(syslogTag("last message repeated 2 times", 0), null);
 * ```
 */
export function syslogTag(line: string, at: number): SyslogTag | null {
  TAG.lastIndex = at;
  const match = TAG.exec(line);
  if (match === null) return null;
  const [whole, process, module = "", pid = ""] = match;
  return { process, module, pid, end: at + whole.length };
}

const TAG =
  /([^\s:()[\]{}"',;=]{1,128}(?:::[^\s:()[\]{}"',;=]{1,64}){0,4})(?:\(([^\s()]{0,64})\))?(?:\[([^\s[\]]{0,64})\])?(?: \([^\s()]{1,128}\))?:(?=\s|$)/y;

/**
 * Reads `Two Words[pid]:`, as macOS writes for programs with spaces in their
 * names; behind the host only, or the host would be the first word.
 *
 * @returns Null where none stands there.
 */
export function spacedTag(line: string, at: number): SyslogTag | null {
  SPACED.lastIndex = at;
  const match = SPACED.exec(line);
  if (match === null) return null;
  const [whole, process, pid] = match;
  return { process, module: "", pid, end: at + whole.length };
}

const SPACED =
  /([A-Z][\w.-]{0,40}(?: [\w.-]{1,40}){1,3})\[(\d{1,10})\](?: \([^\s()]{1,128}\))?:(?=\s|$)/y;
