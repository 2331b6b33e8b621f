import { formatDuration, parseDuration } from "../logs/duration.ts";

/**
 * The window length to use: the one asked for, or the automatic one.
 *
 * @param every `auto`, or a length such as `5s`.
 * @param automatic What `auto` stands for here, from `timeScale()`.
 * @throws {InputError} If the length cannot be read.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { resolveEvery } from "./resolve_every.ts";
 *
 * assertEquals(resolveEvery("auto", "5s"), "5s");
 * assertEquals(resolveEvery("60s", "5s"), "1m");
 * ```
 */
export function resolveEvery(every: string, automatic: string): string {
  return every === "auto" ? automatic : formatDuration(parseDuration(every));
}
