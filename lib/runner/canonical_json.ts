import { isJsonObject, type Json } from "./json.ts";

/**
 * Writes JSON in one way only, that of Jupyter's own files: keys sorted, one
 * space of indentation a level, characters beyond ASCII as they are.
 *
 * `JSON.stringify` does not: it puts keys like `"10"` before all others.
 *
 * @returns Text without a line feed at its end.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { canonicalJson } from "./canonical_json.ts";
 *
 * assertEquals(canonicalJson({ b: [1, "é"], a: {} }), `{
 *  "a": {},
 *  "b": [
 *   1,
 *   "é"
 *  ]
 * }`);
 * ```
 */
export function canonicalJson(value: Json): string {
  const parts: string[] = [];
  write(value, "\n", parts);
  return parts.join("");
}

function write(value: Json, newline: string, parts: string[]): void {
  if (Array.isArray(value)) {
    const items = value.map((item) => ["", item] as const);
    writeItems("[", items, "]", newline, parts);
  } else if (isJsonObject(value)) {
    const items = Object.keys(value).sort().map((key) =>
      [`${JSON.stringify(key)}: `, value[key]] as const
    );
    writeItems("{", items, "}", newline, parts);
  } else {
    parts.push(JSON.stringify(value));
  }
}

function writeItems(
  open: string,
  items: readonly (readonly [key: string, value: Json])[],
  close: string,
  newline: string,
  parts: string[],
): void {
  parts.push(open);
  for (const [index, [key, item]] of items.entries()) {
    parts.push(index === 0 ? "" : ",", newline, " ", key);
    write(item, `${newline} `, parts);
  }
  if (items.length > 0) parts.push(newline);
  parts.push(close);
}
