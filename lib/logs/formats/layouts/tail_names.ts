/** What follows the user agent where the kinds of its fields say who wrote it. */
const WELL_KNOWN = new Map<string, readonly string[]>([
  ["iqqt", ["request_count", "router", "upstream_addr", "duration"]],
  ["idbbaidix", [
    "request_length",
    "request_time_s",
    "service",
    "alternative_upstream",
    "upstream_addr",
    "upstream_bytes",
    "upstream_response_time_s",
    "upstream_status",
    "request_id",
  ]],
  ["i", ["request_time_us"]],
  ["f", ["request_time_s/us"]],
  ["q", ["forwarded_for"]],
  ["d", ["request_time_s"]],
  ["dd", ["request_time_s", "upstream_response_time_s"]],
  ["dx", ["request_time_s", "upstream_response_time_s"]],
]);

/**
 * Names what stands behind an access log's user agent, by the kinds of these
 * fields.
 *
 * @param kinds A letter for each field, as `fieldKind` gives it.
 * @returns A name for each.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { tailNames } from "./tail_names.ts";
 *
 * assertEquals(tailNames("d"), ["request_time_s"]);
 * assertEquals(tailNames("xx"), ["extra_1", "extra_2"]);
 * ```
 */
export function tailNames(kinds: string): string[] {
  const names = WELL_KNOWN.get(wellKnown(kinds)) ?? guessNames(kinds);
  return Array.from(kinds, (_, index) => names[index] ?? `extra_${index + 1}`);
}

/** The ingress's tail also where nothing was upstream (`-` for numbers). */
function wellKnown(kinds: string): string {
  return kinds.length === 9 && kinds.startsWith("idbb") ? "idbbaidix" : kinds;
}

/** Names for a tail of no known maker: the first decimals are times, a lone number at the end is `%D`. */
function guessNames(kinds: string): (string | undefined)[] {
  const names: (string | undefined)[] = [];
  const decimal = kinds.indexOf("d");
  if (kinds.startsWith("q")) names[0] = "forwarded_for";
  if (decimal >= 0) names[decimal] = "request_time_s";
  if (kinds[decimal + 1] === "d" && decimal >= 0) {
    names[decimal + 1] = "upstream_response_time_s";
  }
  if (decimal < 0 && kinds.endsWith("i")) {
    names[kinds.length - 1] = "request_time_us";
  }
  if (kinds.endsWith("f")) names[kinds.length - 1] = "request_time_s/us";
  return names;
}
