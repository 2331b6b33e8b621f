/**
 * Waits for a promise, but not for ever.
 *
 * @param limit_ms How long, in milliseconds; not above 2^31 - 1.
 * @returns What the promise gives; undefined if it takes longer.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { within } from "./within.ts";
 *
 * const never = new Promise<string>(() => {});
 * assertEquals(await within(5, never), undefined);
 * assertEquals(await within(5, Promise.resolve("done")), "done");
 * ```
 */
export async function within<T>(
  limit_ms: number,
  promise: Promise<T>,
): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), Math.max(0, limit_ms));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
