import type { InPlaceLayout } from "./in_place_layout.ts";
import { logfmt } from "./logfmt.ts";

/** Keys by which the service is found without help. */
const NAMED =
  /(?:^| )(?:service|service_name|app|application|component|module|logger|svc|source|job)=/;

const CALLER = /(?:^| )caller=(\S{1,200})/;

/**
 * The layout of logfmt, where at least half of the lines that begin with
 * `key=value` have a second pair. Where no key says the service but `caller`
 * does (go-kit, Prometheus, Loki), it is the caller's file.
 *
 * @param head The first lines of a file.
 * @returns None or one.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectLogfmt } from "./detect_logfmt.ts";
 *
 * assertEquals(detectLogfmt(["level=info msg=up"]).length, 1);
 * assertEquals(detectLogfmt(["x=1 is what it says"]).length, 0);
 * ```
 */
export function detectLogfmt(head: readonly string[]): InPlaceLayout[] {
  const plain = logfmt();
  const lines = head.filter((line) => plain.beginsEntry(line));
  const pairs = lines.filter((line) => PAIRS.test(line)).length;
  if (pairs === 0 || pairs < lines.length * 0.5) return [];
  const callers = lines.filter((line) => CALLER.test(line)).length;
  const named = lines.some((line) => NAMED.test(line));
  const service = !named && callers >= lines.length * 0.5
    ? "caller"
    : undefined;
  return [service === undefined ? plain : logfmt({ service })];
}

const PAIRS =
  /^\s{0,8}[\w.@/-]{1,64}=(?:"(?:[^"\\]|\\.){0,2000}"|[^\s"]{0,2000}) {1,8}[\w.@/-]{1,64}=/;
