import type { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit, passSpaces } from "./characters.ts";
import { type Key, KeysByTurn } from "./keys_by_turn.ts";
import { OpenColumns } from "./open_columns.ts";
import { literalEnd, quotedEnd } from "./quoted_end.ts";
import { unescapeQuoted } from "./unescape_quoted.ts";
import { withoutLine } from "./without_line.ts";

/** The pairs of a line that become fields; the rest is text. */
const MOST_PAIRS = 256;

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
 * Reads lines of `key=value` pairs; one object serves the lines of a file.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { LogfmtPairs } from "./logfmt_pairs.ts";
 *
 * const entries = new EntryColumns();
 * new LogfmtPairs().read(TextLines.of(['lvl=info msg="no stock"']), 0, 23, entries);
 *
 * assertEquals(entries.get("level"), "info");
 * assertEquals(entries.get("message"), "no stock");
 * ```
 */
export class LogfmtPairs {
  readonly #open = new OpenColumns();
  readonly #keys = new KeysByTurn(NAMES);
  readonly #service: string | undefined;

  /** @param service The key whose value, without a line number, is the service; none by default. */
  constructor(service?: string) {
    this.#service = service;
  }

  /** Gives the entry at hand the pairs of a line. */
  read(lines: TextLines, start: number, end: number, entries: EntryColumns) {
    const { text, units } = lines;
    let at = passSpaces(units, start, end);
    for (let turn = 0; at < end; turn++) {
      if (turn === MOST_PAIRS) {
        return this.#open.keepText(entries, text.slice(at, end));
      }
      const key = this.#keys.expected(lines, at, end, turn) ??
        this.#keys.learn(text.slice(at, endOfKey(units, at, end)), turn);
      const keyEnd = at + key.text.length;
      if (keyEnd >= end || units[keyEnd] !== CHAR.EQUALS) {
        this.#give(entries, key, "true", 0, 4);
        at = passSpaces(units, Math.max(keyEnd, at + 1), end);
      } else if (keyEnd + 1 < end && units[keyEnd + 1] === CHAR.QUOTE) {
        at = this.#readQuoted(lines, keyEnd + 2, end, entries, key);
      } else {
        const to = endOfBare(units, keyEnd + 1, end);
        this.#give(entries, key, text, keyEnd + 1, to);
        at = passSpaces(units, to, end);
      }
    }
  }

  /** Reads a value from behind its quotation mark on; gives the place of what follows. */
  #readQuoted(
    { text, units }: TextLines,
    start: number,
    end: number,
    entries: EntryColumns,
    key: Key,
  ): number {
    const plain = literalEnd(units, start, end);
    const to = quotedEnd(units, plain, end);
    if (to === plain) this.#give(entries, key, text, start, to);
    else {
      const value = unescapeQuoted(text.slice(start, to));
      this.#give(entries, key, value, 0, value.length);
    }
    return passSpaces(units, to + 1, end);
  }

  #give(
    entries: EntryColumns,
    key: Key,
    text: string,
    start: number,
    end: number,
  ): void {
    if (key.text === "") return;
    if (key.text === this.#service) {
      entries.setPart("service", text, start, withoutLine(text, start, end));
    }
    const name = key.name === "timestamp"
      ? nameOf(key, text, start, end, entries)
      : key.name;
    this.#open.setPart(entries, name, text, start, end);
  }
}

/** A key ends at `=`, a space or a quotation mark. */
function endOfKey(units: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const unit = units[at];
    if (unit <= CHAR.SPACE || unit === CHAR.EQUALS || unit === CHAR.QUOTE) {
      return at;
    }
  }
  return end;
}

function endOfBare(units: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && units[at] > CHAR.SPACE) at++;
  return at;
}

/** A key that means the time does so once in a line, and only where a time can be. */
function nameOf(
  { text: key, name }: Key,
  text: string,
  start: number,
  end: number,
  entries: EntryColumns,
): string {
  if (key === name) return name;
  const time = end - start >= 8 && isDigit(text.charCodeAt(start));
  return time && !entries.has("timestamp") ? name : key;
}
