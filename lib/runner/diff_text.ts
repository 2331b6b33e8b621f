import { shorten, visibleText } from "../logs/visible_text.ts";

const MOST_LINES = 3;
const LONGEST_LINE_CHARACTERS = 120;
const CONTEXT_CHARACTERS = 30;
/** From here on, a line without a space is data, of which an excerpt says nothing. */
const DATA_CHARACTERS = 400;

/**
 * Shows in a few lines how two texts differ: the lines between the first and the
 * last that differ, shortened; of encoded data only the length.
 *
 * @param before Undefined where there was none.
 * @param after Undefined where there is none.
 * @returns Lines that start with `-` or `+`; safe to print on a terminal.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { diffText } from "./diff_text.ts";
 *
 * assertEquals(diffText("a\nb\nc", "a\nB\nc"), "- b\n+ B");
 * ```
 */
export function diffText(
  before: string | undefined,
  after: string | undefined,
): string {
  const old = before?.split("\n") ?? [];
  const fresh = after?.split("\n") ?? [];
  const shorter = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shorter && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === fresh.at(-1 - end)) {
    end++;
  }
  const removed = old.slice(start, old.length - end);
  const added = fresh.slice(start, fresh.length - end);
  const skipped = commonStart(removed[0] ?? "", added[0] ?? "");
  return [
    ...excerpt("-", before, removed, skipped),
    ...excerpt("+", after, added, skipped),
  ].join("\n");
}

/** How many characters of a long first line can be left out before it differs. */
function commonStart(old: string, fresh: string): number {
  let start = 0;
  while (start < old.length && old[start] === fresh[start]) start++;
  return start < LONGEST_LINE_CHARACTERS / 2 ? 0 : start - CONTEXT_CHARACTERS;
}

function excerpt(
  sign: string,
  text: string | undefined,
  lines: readonly string[],
  skipped: number,
): string[] {
  if (text === undefined) return [`${sign} (nothing)`];
  const shown = lines.slice(0, MOST_LINES).map((line, index) =>
    `${sign} ${readable(line, index === 0 ? skipped : 0)}`
  );
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `${sign} … ${more} more`] : shown;
}

function readable(line: string, skipped: number): string {
  const isData = line.length >= DATA_CHARACTERS && !line.includes(" ");
  if (isData) return `(${line.length} characters)`;
  const rest = skipped === 0 ? line : `…${line.slice(skipped)}`;
  return shorten(visibleText(rest), LONGEST_LINE_CHARACTERS);
}
