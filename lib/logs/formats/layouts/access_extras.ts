import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit, isLetter } from "./characters.ts";
import { OpenColumns } from "./open_columns.ts";
import { FIELD, MOST_FIELDS, type QuotedFields } from "./quoted_fields.ts";

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
 * What an access log holds behind status and bytes: `referer` and `user_agent`,
 * a third quoted field as `forwarded_for`, a decimal as `request_time_s`, a whole
 * number as `request_time_us` (Apache's `%D`), `key=value` pairs under their
 * names (`rt=0.123` as `request_time_s`), and the tails of Traefik and of the
 * Kubernetes ingress. What has no known meaning is kept as `extra_1`, `extra_2`,
 * …. One object serves all lines of a file.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { AccessExtras } from "./access_extras.ts";
 * import { QuotedFields } from "./quoted_fields.ts";
 *
 * const entries = new EntryColumns();
 * const fields = new QuotedFields();
 * fields.split('"GET / HTTP/1.1" 200 5 "-" "curl/8.0" 0.012', 0);
 * new AccessExtras().set(entries, fields);
 *
 * assertEquals(entries.get("user_agent"), "curl/8.0");
 * assertEquals(entries.get("request_time_s"), "0.012");
 * ```
 */
export class AccessExtras {
  readonly #open = new OpenColumns();
  /** The fields of the line at hand that are no pairs. */
  readonly #places = new Uint8Array(MOST_FIELDS);
  #count = 0;
  /** The kinds of such fields in the line before, and their names: lines are mostly alike. */
  #kinds = "";
  #names: readonly string[] = [];

  /**
   * Gives the entry at hand what its line holds.
   *
   * @param fields The line's fields, request first.
   */
  set(entries: EntryColumns, fields: QuotedFields): void {
    let place = 3;
    if (
      fields.count >= place + 2 && fields.kind(place) === FIELD.QUOTED &&
      fields.kind(place + 1) === FIELD.QUOTED
    ) {
      fields.set(entries, "referer", place++);
      fields.set(entries, "user_agent", place++);
    }
    this.#count = 0;
    for (; place < fields.count; place++) {
      if (!this.#setPair(entries, fields, place)) {
        this.#places[this.#count++] = place;
      }
    }
    if (this.#count === 0) return;
    this.#nameKinds(fields);
    for (let index = 0; index < this.#count; index++) {
      setNamed(entries, this.#names[index], fields, this.#places[index]);
    }
  }

  /** Names the fields that are no pairs. */
  #nameKinds(fields: QuotedFields): void {
    const kinds = this.#kinds;
    let isSame = kinds.length === this.#count;
    for (let index = 0; isSame && index < this.#count; index++) {
      isSame = kindOf(fields, this.#places[index]) === kinds[index];
    }
    if (isSame) return;
    this.#kinds = Array.from(
      this.#places.subarray(0, this.#count),
      (place) => kindOf(fields, place),
    ).join("");
    this.#names = namesOf(this.#kinds);
  }

  /** Sets `key=value` under the key's name; false where the field is none. */
  #setPair(
    entries: EntryColumns,
    fields: QuotedFields,
    place: number,
  ): boolean {
    if (fields.kind(place) !== FIELD.BARE) return false;
    const { text, units } = fields.lines;
    const start = fields.start(place);
    const equals = endOfKey(units, start, fields.end(place));
    if (equals < 0) return false;
    const key = text.slice(start, equals);
    const end = fields.end(place);
    const quoted = units[equals + 1] === CHAR.QUOTE &&
      units[end - 1] === CHAR.QUOTE;
    const from = quoted ? equals + 2 : equals + 1;
    const to = quoted ? Math.max(from, end - 1) : end;
    this.#open.setPart(entries, KEYS.get(key) ?? key, text, from, to);
    return true;
  }
}

/** Where the `=` behind a key is; -1 where none stands there. */
function endOfKey(units: Uint8Array, start: number, end: number): number {
  if (isDigit(units[start])) return -1;
  const limit = Math.min(end, start + LONGEST_KEY + 1);
  for (let at = start; at < limit; at++) {
    const unit = units[at];
    if (unit === CHAR.EQUALS) return at > start ? at : -1;
    if (!isLetter(unit) && !isDigit(unit) && unit !== CHAR.UNDERSCORE) {
      return -1;
    }
  }
  return -1;
}

const LONGEST_KEY = 40;

/** `d` decimal, `i` whole number, `f` `0/1234`, `t` duration with a unit, `x` other. */
function kindOf(fields: QuotedFields, place: number): string {
  if (fields.kind(place) === FIELD.QUOTED) return "q";
  if (fields.kind(place) === FIELD.BRACKETED) return "b";
  const { units } = fields.lines;
  const start = fields.start(place);
  const end = fields.end(place);
  const whole = endOfDigits(units, start, end);
  if (whole === start) return "x";
  if (whole === end) return end - start <= 12 ? "i" : "x";
  if (units[whole] === CHAR.DOT && whole - start <= 9) {
    const broken = endOfDigits(units, whole + 1, end);
    if (broken === end && isFew(end - whole - 1)) return "d";
  }
  const text = fields.text(place);
  return /^\d{1,9}\/\d{1,12}$/.test(text)
    ? "f"
    : /^\d{1,9}(?:\.\d{1,9})?(?:ms|us|µs|s)$/.test(text)
    ? "t"
    : "x";
}

function isFew(digits: number): boolean {
  return digits >= 1 && digits <= 9;
}

function endOfDigits(units: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(units[at])) at++;
  return at;
}

/** The names of fields by their kinds. */
function namesOf(kinds: string): string[] {
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
