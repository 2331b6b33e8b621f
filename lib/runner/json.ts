/** What JSON can hold. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  /** A field. */
  readonly [key: string]: Json;
}

/** Whether a value is an object of JSON, neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value where it is an object; an empty object otherwise. */
export function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The value where it is text; `""` otherwise. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}
