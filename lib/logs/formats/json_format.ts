import type { TextLines } from "../bytes/text_lines.ts";
import type { EntryColumns } from "./entry_columns.ts";
import type { EntryFormat } from "./entry_format.ts";
import { FlatJson } from "./flat_json.ts";
import { parseExactly } from "./exact_number.ts";
import { decodeJournal } from "./journal_bytes.ts";
import { JsonColumns } from "./json_columns.ts";
import { AROUND_RECORDS, jsonRecords } from "./json_records.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./json_value.ts";

/** Fields that one text may come to: an envelope repeats its own in each record. */
const MOST_FIELDS = 2_000_000;

const NOT_AN_OBJECT = "not a JSON object";

/**
 * Reads entries that are JSON objects: nested fields get dotted names, numbers
 * keep all their digits. An object that holds many logs (an OTLP export,
 * CloudWatch's `logEvents`) becomes as many entries. Byte arrays of
 * `journalctl -o json` become text.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "./entry_columns.ts";
 * import { JsonFormat } from "./json_format.ts";
 *
 * const format = new JsonFormat();
 * const entries = new EntryColumns();
 *
 * assertEquals(format.read('{"http":{"status":200}}', entries, 1), undefined);
 * assertEquals(entries.get("http.status"), "200");
 * assertEquals(format.read('{"http":', entries, 2), "not complete JSON");
 * ```
 */
export class JsonFormat implements EntryFormat {
  readonly name: string;
  readonly #columns = new JsonColumns();
  readonly #flat = new FlatJson();
  /** A line that was found not to be flat, and where it stands. */
  #refused = "";
  #refusedFrom = 0;
  #refusedTo = 0;

  /** @param name Defaults to `NDJSON`. */
  constructor(name = "NDJSON") {
    this.name = name;
  }

  readAt(
    lines: TextLines,
    start: number,
    end: number,
    entries: EntryColumns,
  ): boolean {
    if (this.#flat.scanAt(lines, start, end) && this.#writeFlat(entries)) {
      return true;
    }
    this.#refused = lines.text;
    this.#refusedFrom = start;
    this.#refusedTo = end;
    return false;
  }

  read(text: string, entries: EntryColumns, line: number): string | undefined {
    if (!this.#wasRefused(text) && this.#flat.scan(text)) {
      if (this.#writeFlat(entries)) return;
      entries.drop();
    }
    const first = firstCharacter(text);
    if (first !== "{") return NOT_AN_OBJECT;
    const value = parse(text);
    if (typeof value === "string") return value;
    const list = mayBeEnvelope(value) ? jsonRecords(value) : undefined;
    if (list !== undefined) {
      const records = hasLongNumber(text) ? reread(text) : list;
      return this.#writeMany(records, entries, line);
    }
    if (this.#columns.write(decodeJournal(value), entries, text)) return;
    entries.drop();
    const exact = parse(text, parseExactly);
    if (typeof exact === "string") return exact;
    this.#columns.write(decodeJournal(exact), entries);
  }

  #writeFlat(entries: EntryColumns): boolean {
    return this.#columns.writeFlat(this.#flat, entries);
  }

  /** Whether a text is the line that was refused last. */
  #wasRefused(text: string): boolean {
    const from = this.#refusedFrom;
    const isSame = text.length === this.#refusedTo - from &&
      this.#refused.startsWith(text, from);
    this.#refused = "";
    this.#refusedTo = from;
    return isSame;
  }

  #writeMany(records: JsonObject[], entries: EntryColumns, line: number) {
    if (records.length === 0) return "no log records in it";
    if (countFields(records) > MOST_FIELDS) return "too many log records in it";
    for (const [i, record] of records.entries()) {
      this.#columns.write(record, entries);
      if (i < records.length - 1) entries.keep(line);
    }
  }
}

/** Whether a number may be written, outside quotes, that a double cannot hold. */
function hasLongNumber(text: string): boolean {
  return /[^"\d.]\d{16}/.test(text);
}

/** The records of an envelope with all digits of their numbers. */
function reread(text: string): JsonObject[] {
  const value = parse(text, parseExactly);
  return typeof value === "string" ? [] : jsonRecords(value) ?? [];
}

/** RFC 7464 puts a record separator before each text. */
const RECORD_SEPARATOR = "\x1e";

function firstCharacter(text: string): string {
  if (text.startsWith("{")) return "{";
  return withoutSeparators(text).trimStart()[0];
}

function withoutSeparators(text: string): string {
  return text.includes(RECORD_SEPARATOR)
    ? text.replaceAll(RECORD_SEPARATOR, "")
    : text;
}

/** An object, or why it is none. */
function parse(
  text: string,
  by: (text: string) => JsonValue = JSON.parse,
): JsonObject | string {
  try {
    const value = by(text.startsWith("{") ? text : withoutSeparators(text));
    return isJsonObject(value) ? value : NOT_AN_OBJECT;
  } catch (error) {
    if (error instanceof RangeError) return "nested too deeply";
    if (!(error instanceof SyntaxError)) throw error;
    const isCut = !text.trimEnd().endsWith("}") ||
      /end of JSON input|Unterminated/.test(error.message);
    return isCut ? "not complete JSON" : "not JSON";
  }
}

/** Few logs have a list of objects in them, or an object that may hold one: the rest need not be looked at closely. */
function mayBeEnvelope(object: JsonObject): boolean {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) return true;
    if (!AROUND_RECORDS.includes(key)) continue;
    if (Object.values(value).some(Array.isArray)) return true;
  }
  return false;
}

function countFields(records: readonly JsonObject[]): number {
  const counts = new Map<JsonValue, number>();
  const count = (object: JsonObject): number => {
    let known = counts.get(object);
    if (known === undefined) {
      known = Object.keys(object).length;
      counts.set(object, known);
    }
    return known;
  };
  let fields = 0;
  for (const record of records) {
    fields += count(record);
    const resource = record.ResourceAttributes;
    if (isJsonObject(resource)) fields += count(resource);
  }
  return fields;
}
