import type { EntryColumns } from "./entry_columns.ts";
import { findNumber, isInexact } from "./exact_number.ts";
import { FLAT, type FlatJson } from "./flat_json.ts";
import type { JsonObject, JsonValue } from "./json_value.ts";
import { NameTree } from "./name_tree.ts";

/** Objects nested deeper are one value. */
export const DEEPEST = 20;

/** Where the fields are that found no column, as JSON. */
export const FURTHER_FIELDS = "(further fields)";

/** What is nested too deeply is kept if its JSON is not longer than that. */
const LONGEST_NESTED = 1000;

/**
 * Writes JSON objects into columns, nested ones under dotted names. Arrays and
 * empty objects are JSON text; null is no value. A file has 1,000 columns at
 * most; further fields are put together as JSON in `(further fields)`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "./entry_columns.ts";
 * import { JsonColumns } from "./json_columns.ts";
 *
 * const entries = new EntryColumns();
 * new JsonColumns().write({ http: { status: 200 }, tags: ["a"] }, entries);
 *
 * assertEquals(entries.get("http.status"), "200");
 * assertEquals(entries.get("tags"), '["a"]');
 * ```
 */
export class JsonColumns {
  readonly #names = new NameTree();
  readonly #further = new Map<string, JsonValue>();
  /** The JSON that is being written, where its numbers' digits are found. */
  #text = "";
  #isExact = true;

  /**
   * Gives an object's fields to the entry at hand.
   *
   * @param text The JSON that the object was parsed from.
   * @returns False if a number lost digits that were not found in the text.
   */
  write(object: JsonObject, entries: EntryColumns, text = ""): boolean {
    this.#text = text;
    this.#isExact = true;
    this.#further.clear();
    this.#writeObject(object, this.#names, 1, entries);
    if (this.#further.size > 0) {
      const further = Object.fromEntries(this.#further);
      entries.set(FURTHER_FIELDS, toJson(further) ?? TOO_DEEP);
    }
    return this.#isExact;
  }

  /**
   * The same for an object whose fields stand as they are in its text.
   *
   * @returns False if it needs more than that; then nothing is written that the
   * object itself would not write.
   */
  writeFlat(flat: FlatJson, entries: EntryColumns): boolean {
    const { text } = flat;
    for (let i = 0; i < flat.count; i++) {
      const kind = flat.kind(i);
      if (kind === FLAT.NULL) continue;
      const name = flat.step(i).nameAmong(this.#names);
      if (name === undefined || !name.takeColumn()) return false;
      if (kind === FLAT.TEXT) {
        entries.setPart(name.full, text, flat.start(i), flat.end(i));
        continue;
      }
      const value = unescape(text, flat.start(i), flat.end(i));
      if (value === undefined) return false;
      entries.set(name.full, value);
    }
    return true;
  }

  #writeObject(
    object: JsonObject,
    names: NameTree,
    depth: number,
    entries: EntryColumns,
  ): void {
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (value === null) continue;
      const name = names.below(key);
      if (name === undefined) {
        this.#further.set(names.join(key), value);
      } else if (
        typeof value === "object" && depth < DEEPEST && isFilled(value)
      ) {
        this.#writeObject(value, name, depth + 1, entries);
      } else if (name.takeColumn()) {
        entries.set(name.full, this.#toText(key, value, depth));
      } else this.#further.set(name.full, value);
    }
  }

  #toText(key: string, value: JsonValue, depth: number): string {
    if (typeof value === "string") return value;
    if (typeof value === "number" && isInexact(value)) {
      const found = findNumber(this.#text, key);
      if (found === undefined) this.#isExact = false;
      return found ?? String(value);
    }
    if (typeof value !== "object") return String(value);
    const json = toJson(value);
    const isShort = json !== undefined && json.length <= LONGEST_NESTED;
    if (isShort || depth < DEEPEST && json !== undefined) return json;
    return TOO_DEEP;
  }
}

const TOO_DEEP = `[nested deeper than ${DEEPEST}]`;

/** Whether a value is an object with something in it. */
function isFilled(value: JsonValue[] | JsonObject | null): value is JsonObject {
  if (value === null || Array.isArray(value)) return false;
  for (const _ in value) return true;
  return false;
}

/** What a string is; undefined if it is none of JSON's. */
function unescape(text: string, start: number, end: number) {
  try {
    const value: JsonValue = JSON.parse(text.slice(start - 1, end + 1));
    return typeof value === "string" ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Undefined where it is nested so deeply that the engine gives up. */
function toJson(value: JsonValue): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
