import type { JsonObject, JsonValue } from "./json_value.ts";

/** Every entry of `journalctl -o json` has it. */
const CURSOR = "__CURSOR";

/**
 * Makes text of the arrays of bytes by which `journalctl -o json` shows what is
 * not printable, such as a message with colours. Other objects are given back
 * as they are.
 *
 * @see https://systemd.io/JOURNAL_EXPORT_FORMATS/#journal-json-format
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { decodeJournal } from "./journal_bytes.ts";
 *
 * const entry = decodeJournal({ __CURSOR: "s=1", MESSAGE: [108, 97, 116, 101] });
 *
 * assertEquals(entry.MESSAGE, "late");
 * ```
 */
export function decodeJournal(object: JsonObject): JsonObject {
  if (!Object.hasOwn(object, CURSOR)) return object;
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (Array.isArray(value) && value.length > 0 && value.every(isByte)) {
      object[key] = new TextDecoder().decode(Uint8Array.from(value));
    }
  }
  return object;
}

function isByte(value: JsonValue): value is number {
  return typeof value === "number" && Number.isInteger(value) &&
    value >= 0 && value <= 255;
}
