import type { JsonValue } from "./json_value.ts";

/**
 * Whether a number may have lost digits on the way through a double: an integer
 * beyond 2^53, or what overflowed.
 *
 * @example Usage
 * ```ts
 * import { assert, assertFalse } from "@std/assert";
 * import { isInexact } from "./exact_number.ts";
 *
 * assert(isInexact(1715938803123456789));
 * assertFalse(isInexact(0.1));
 * ```
 */
export function isInexact(value: number): boolean {
  return value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
}

/**
 * The text of a number in a JSON text, found by its key.
 *
 * Quotes are escaped inside JSON's strings, so `"key":` is a key wherever it
 * stands; if it stands once, what follows is the number's text.
 *
 * @param text Valid JSON.
 * @param key The number's key.
 * @returns Undefined if the key stands there more than once, or in another way.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { findNumber } from "./exact_number.ts";
 *
 * const text = '{"ts": 1715938803123456789}';
 *
 * assertEquals(findNumber(text, "ts"), "1715938803123456789");
 * ```
 */
export function findNumber(text: string, key: string): string | undefined {
  const member = `"${key}":`;
  const at = text.indexOf(member);
  if (at < 0 || text.indexOf(member, at + 1) >= 0) return undefined;
  NUMBER.lastIndex = at + member.length;
  return NUMBER.exec(text)?.[1];
}

const NUMBER = /\s*(-?\d[\d.eE+-]*)/y;

/**
 * Parses JSON; numbers that a double cannot hold come as their text.
 *
 * @throws {SyntaxError} If it is not JSON.
 * @throws {RangeError} If it is nested too deeply.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parseExactly } from "./exact_number.ts";
 *
 * assertEquals(parseExactly("[9007199254740993, 1.5]"), ["9007199254740993", 1.5]);
 * ```
 */
export function parseExactly(text: string): JsonValue {
  const revive = (_key: string, value: JsonValue, context?: Source) =>
    typeof value === "number" && isInexact(value)
      ? context?.source ?? String(value)
      : value;
  return JSON.parse(text, revive);
}

/** What a reviver is told of a primitive value. */
interface Source {
  readonly source?: string;
}
