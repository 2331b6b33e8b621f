import { columnsByName } from "../mapping/canonical_names.ts";
import type { EntryColumns } from "./entry_columns.ts";
import { parseExactly } from "./exact_number.ts";
import { expandedCandidate } from "./expanded_candidate.ts";
import type { FormatCandidate } from "./format_candidate.ts";
import { JsonColumns } from "./json_columns.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./json_value.ts";

/** The share of the first messages that must be JSON objects. */
const ENOUGH = 0.5;

/**
 * The same way to read a file, and where its messages are JSON objects, as a
 * program writes them into syslog or a table of a cloud's, their fields too: they
 * take the place of those around them, and the message inside that of the JSON.
 *
 * @param entries The first ones of the file, see `headEntries`.
 * @returns The candidate itself where they are not.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { chooseFormat } from "./choose_format.ts";
 * import { EntryReader } from "./entry_reader.ts";
 *
 * const lines = ['Nov 20 08:40:50 db1 shop[7]: {"level":"warn","msg":"late"}'];
 * const reader = new EntryReader(chooseFormat(lines, "a.log").open(), () => {});
 * reader.push({ first: 1, lines, part: "whole" });
 * reader.end();
 * const entries = reader.take();
 *
 * assertEquals(entries.column("level"), ["warn"]);
 * assertEquals(entries.column("message"), ["late"]);
 * ```
 */
export function withJsonInside(
  candidate: FormatCandidate,
  entries: EntryColumns,
): FormatCandidate {
  const holder = holderOf(entries);
  if (holder === undefined) return candidate;
  return expandedCandidate(
    candidate,
    `JSON in ${JSON.stringify(holder)}`,
    () => {
      const columns = new JsonColumns();
      return (entries) => expand(entries, holder, columns);
    },
  );
}

/** The column of messages, if most of them are JSON objects. */
function holderOf(entries: EntryColumns): string | undefined {
  return columnsByName(entries.names, "message").find((name) => {
    const texts = entries.column(name).filter((text) => text !== null);
    const objects = texts.filter((text) => parse(text) !== undefined);
    return objects.length > 0 && objects.length >= ENOUGH * texts.length;
  });
}

function expand(
  entries: EntryColumns,
  holder: string,
  columns: JsonColumns,
): void {
  const text = entries.get(holder);
  const object = text === null ? undefined : parse(text);
  if (text === null || object === undefined) return;
  const message = messageIn(object);
  columns.write(object, entries, text);
  if (message !== undefined) entries.set(holder, message);
}

function messageIn(object: JsonObject): string | undefined {
  const texts = Object.keys(object).filter((key) =>
    typeof object[key] === "string"
  );
  const [name] = columnsByName(texts, "message");
  const message = name === undefined ? undefined : object[name];
  return typeof message === "string" ? message : undefined;
}

/** An object with something in it; undefined if the text is none. */
function parse(text: string): JsonObject | undefined {
  const start = text.trimStart();
  if (!start.startsWith("{") || start.startsWith("{}")) return undefined;
  try {
    const value: JsonValue = /[^"\d.]\d{16}/.test(text)
      ? parseExactly(text)
      : JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch (error) {
    // Not JSON, or nested too deeply: the message stays what it is.
    if (error instanceof SyntaxError || error instanceof RangeError) return;
    throw error;
  }
}
