import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit } from "./characters.ts";
import type { OpenColumns } from "./open_columns.ts";
import { FIELD, type QuotedFields } from "./quoted_fields.ts";

/** The names of what nginx's `key=value` tails usually carry. */
const KEYS = new Map([
  ["rt", "request_time_s"],
  ["request_time", "request_time_s"],
  ["uct", "upstream_connect_time_s"],
  ["uht", "upstream_header_time_s"],
  ["urt", "upstream_response_time_s"],
  ["ua", "upstream_addr"],
  ["us", "upstream_status"],
]);

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
 * Gives the entry at hand what an access log holds behind status and bytes:
 * `referer` and `user_agent`, a third quoted field as `forwarded_for`, a decimal
 * as `request_time_s`, a whole number as `request_time_us` (Apache's `%D`),
 * `key=value` pairs under their names (`rt=0.123` as `request_time_s`), and the
 * tails of Traefik and of the Kubernetes ingress. What has no known meaning is
 * kept as `extra_1`, `extra_2`, ….
 *
 * @param fields The line's fields, request first.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { setAccessExtras } from "./access_extras.ts";
 * import { OpenColumns } from "./open_columns.ts";
 * import { QuotedFields } from "./quoted_fields.ts";
 *
 * const entries = new EntryColumns();
 * const fields = new QuotedFields();
 * fields.split('"GET / HTTP/1.1" 200 5 "-" "curl/8.0" 0.012', 0);
 * setAccessExtras(entries, fields, new OpenColumns());
 *
 * assertEquals(entries.get("user_agent"), "curl/8.0");
 * assertEquals(entries.get("request_time_s"), "0.012");
 * ```
 */
export function setAccessExtras(
  entries: EntryColumns,
  fields: QuotedFields,
  open: OpenColumns,
): void {
  let place = 3;
  if (
    fields.kind(place) === FIELD.QUOTED &&
    fields.kind(place + 1) === FIELD.QUOTED && fields.count >= place + 2
  ) {
    fields.set(entries, "referer", place++);
    fields.set(entries, "user_agent", place++);
  }
  if (place < fields.count) setTail(entries, fields, place, open);
}

function setTail(
  entries: EntryColumns,
  fields: QuotedFields,
  from: number,
  open: OpenColumns,
) {
  let kinds = "";
  const places: number[] = [];
  for (let place = from; place < fields.count; place++) {
    if (setPair(entries, fields, place, open)) continue;
    kinds += kindOf(fields, place);
    places.push(place);
  }
  const names = WELL_KNOWN.get(wellKnown(kinds)) ?? guessNames(kinds);
  for (let index = 0; index < places.length; index++) {
    const name = names[index] ?? `extra_${index + 1}`;
    setNamed(entries, name, fields, places[index]);
  }
}

/** `d` decimal, `i` whole number, `f` `0/1234`, `t` duration with a unit, `x` other. */
function kindOf(fields: QuotedFields, place: number): string {
  if (fields.kind(place) === FIELD.QUOTED) return "q";
  if (fields.kind(place) === FIELD.BRACKETED) return "b";
  if (!isDigit(fields.line.charCodeAt(fields.start(place)))) return "x";
  const text = fields.text(place);
  return /^\d{1,9}\.\d{1,9}$/.test(text)
    ? "d"
    : /^\d{1,12}$/.test(text)
    ? "i"
    : /^\d{1,9}\/\d{1,12}$/.test(text)
    ? "f"
    : /^\d{1,9}(?:\.\d{1,9})?(?:ms|us|µs|s)$/.test(text)
    ? "t"
    : "x";
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

function setNamed(
  entries: EntryColumns,
  name: string,
  fields: QuotedFields,
  place: number,
): void {
  if (name !== "request_time_s/us") return fields.set(entries, name, place);
  const text = fields.text(place);
  entries.set("request_time_us", text.slice(text.indexOf("/") + 1));
}

/** Sets `key=value` under the key's name; false where the field is none. */
function setPair(
  entries: EntryColumns,
  fields: QuotedFields,
  place: number,
  open: OpenColumns,
): boolean {
  if (fields.kind(place) !== FIELD.BARE) return false;
  PAIR.lastIndex = fields.start(place);
  if (!PAIR.test(fields.line)) return false;
  const text = fields.text(place);
  const equals = text.indexOf("=");
  const key = text.slice(0, equals);
  const quoted = text.charCodeAt(equals + 1) === CHAR.QUOTE &&
    text.endsWith('"');
  const value = quoted ? text.slice(equals + 2, -1) : text.slice(equals + 1);
  open.set(entries, KEYS.get(key) ?? key, value);
  return true;
}

const PAIR = /[A-Za-z_]\w{0,39}=/y;
