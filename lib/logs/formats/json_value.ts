/** What `JSON.parse` gives. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | JsonObject;

/** A JSON object; a key may be any text, also `__proto__`. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/**
 * Whether a value is an object, and neither null nor an array.
 *
 * @example Usage
 * ```ts
 * import { assert, assertFalse } from "@std/assert";
 * import { isJsonObject } from "./json_value.ts";
 *
 * assert(isJsonObject({}));
 * assertFalse(isJsonObject([]));
 * ```
 */
export function isJsonObject(
  value: JsonValue | undefined,
): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
