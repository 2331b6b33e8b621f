import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit, skipSpaces } from "./characters.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { OpenColumns } from "./open_columns.ts";
import { unescapeQuoted } from "./unescape_quoted.ts";

/** The pairs of a line that become fields; the rest is text. */
const MOST_PAIRS = 256;

/** Longer keys are not expected again, in UTF-16 units. */
const LONGEST_KEY = 64;

/** The names that logfmt writers give to what has a fixed name here. */
const NAMES = new Map([
  ["time", "timestamp"],
  ["ts", "timestamp"],
  ["t", "timestamp"],
  ["@timestamp", "timestamp"],
  ["datetime", "timestamp"],
  ["lvl", "level"],
  ["msg", "message"],
]);

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
export function logfmt(options: { readonly service?: string } = {}): Layout {
  const open = new OpenColumns();
  const expected: string[] = [];
  const give = (entries: EntryColumns, key: string, value: string) => {
    if (key === options.service) entries.set("service", withoutLine(value));
    const name = nameOf(key, value, entries);
    open.set(entries, name, value);
  };
  return defineLayout({
    name: "logfmt",
    beginsEntry: (line) => PAIR.test(line),
    readLine: (line, entries) =>
      PAIR.test(line)
        ? readPairs(line, entries, give, open, expected)
        : "no key=value at its beginning",
  });
}

const PAIR = /^\s{0,8}[A-Za-z_@][\w.@/-]{0,63}=/;

function readPairs(
  line: string,
  entries: EntryColumns,
  give: (entries: EntryColumns, key: string, value: string) => void,
  open: OpenColumns,
  expected: string[],
): undefined {
  let at = skipSpaces(line, 0);
  for (let pairs = 0; at < line.length; pairs++) {
    if (pairs === MOST_PAIRS) {
      open.keepText(entries, line.slice(at));
      return undefined;
    }
    const key = keyAt(line, at, expected, pairs);
    const keyEnd = at + key.length;
    if (line.charCodeAt(keyEnd) !== CHAR.EQUALS) {
      if (key !== "") give(entries, key, "true");
      at = skipSpaces(line, Math.max(keyEnd, at + 1));
      continue;
    }
    const quoted = line.charCodeAt(keyEnd + 1) === CHAR.QUOTE;
    const start = quoted ? keyEnd + 2 : keyEnd + 1;
    const end = quoted ? endOfQuoted(line, start) : endOfBare(line, start);
    const value = line.slice(start, end);
    if (key !== "") give(entries, key, quoted ? unescapeQuoted(value) : value);
    at = skipSpaces(line, quoted ? end + 1 : end);
  }
  return undefined;
}

/** The key at a place; most often the one that the line before had in its turn. */
function keyAt(
  line: string,
  at: number,
  expected: string[],
  turn: number,
): string {
  const before = expected[turn];
  if (
    before !== undefined && line.startsWith(before, at) &&
    line.charCodeAt(at + before.length) === CHAR.EQUALS
  ) return before;
  const key = line.slice(at, endOfKey(line, at));
  if (key.length <= LONGEST_KEY) expected[turn] = key;
  return key;
}

/** A key ends at `=`, a space or a quotation mark. */
function endOfKey(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit <= CHAR.SPACE || unit === CHAR.EQUALS || unit === CHAR.QUOTE) {
      return at;
    }
  }
  return line.length;
}

function endOfBare(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    if (line.charCodeAt(at) <= CHAR.SPACE) return at;
  }
  return line.length;
}

function endOfQuoted(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit === CHAR.QUOTE) return at;
    if (unit === CHAR.BACKSLASH) at++;
  }
  return line.length;
}

/** A key that means the time does so once in a line, and only where a time can be. */
function nameOf(key: string, value: string, entries: EntryColumns): string {
  const name = NAMES.get(key) ?? key;
  if (name === key || name !== "timestamp") return name;
  const time = value.length >= 8 && isDigit(value.charCodeAt(0));
  return time && !entries.has("timestamp") ? name : key;
}

/** `main.go:12` as `main.go`: a service is where the code is, not the line. */
function withoutLine(value: string): string {
  return value.replace(/:\d{1,9}$/, "");
}
