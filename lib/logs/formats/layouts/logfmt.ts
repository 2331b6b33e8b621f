import type { TextLines } from "../../bytes/text_lines.ts";
import { CHAR, isDigit, isLetter } from "./characters.ts";
import { defineInPlace, type InPlaceLayout } from "./in_place_layout.ts";
import { LogfmtPairs } from "./logfmt_pairs.ts";

/** The longest key that a line of pairs begins with, in UTF-16 units. */
const LONGEST_FIRST_KEY = 64;

/**
 * Makes the layout of logfmt: `key=value` pairs, values with spaces in
 * quotation marks with backslashes, keys without a value (`true`). `time`, `ts`,
 * `t`, `datetime` are `timestamp` where they hold a time, `lvl` is `level`, `msg`
 * is `message`; the others keep their names. Words between the pairs are kept
 * as keys too.
 *
 * @param options `service`: the key whose value, without a line number, is the
 * service; none by default.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { logfmt } from "./logfmt.ts";
 *
 * const entries = new EntryColumns();
 * logfmt().read('ts=2023-11-20T08:40:50Z level=info msg="a \\"b\\"" dur=1.5ms', entries);
 *
 * assertEquals(entries.get("timestamp"), "2023-11-20T08:40:50Z");
 * assertEquals(entries.get("message"), 'a "b"');
 * assertEquals(entries.get("dur"), "1.5ms");
 * ```
 */
export function logfmt(
  options: { readonly service?: string } = {},
): InPlaceLayout {
  const pairs = new LogfmtPairs(options.service);
  return defineInPlace({
    name: "logfmt",
    beginsEntryAt: beginsWithPair,
    readLineAt(lines, start, end, entries) {
      if (!beginsWithPair(lines, start, end)) {
        return "no key=value at its beginning";
      }
      pairs.read(lines, start, end, entries);
      return undefined;
    },
  });
}

/** Whether a key with `=` stands at the beginning of a line. */
function beginsWithPair(lines: TextLines, start: number, end: number): boolean {
  const { text, units } = lines;
  const unit = units[start];
  if (start < end && !beginsKey(unit)) {
    // Few lines begin with spaces, whatever these are.
    const isPair = unit <= CHAR.SPACE || unit >= FIRST_OTHER;
    return isPair && SPACED_PAIR.test(text.slice(start, end));
  }
  const limit = Math.min(end, start + LONGEST_FIRST_KEY);
  let at = start;
  while (at < limit && isOfKey(units[at])) at++;
  return at > start && at < end && units[at] === CHAR.EQUALS;
}

const FIRST_OTHER = 128;
const SPACED_PAIR = /^\s{1,8}[A-Za-z_@][\w.@/-]{0,63}=/;

function beginsKey(unit: number): boolean {
  return isLetter(unit) || unit === CHAR.UNDERSCORE || unit === CHAR.AT;
}

function isOfKey(unit: number): boolean {
  return beginsKey(unit) || isDigit(unit) ||
    (unit >= CHAR.DASH && unit <= CHAR.SLASH);
}
