import type { TextLines } from "../../bytes/text_lines.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit, isLetter } from "./characters.ts";
import { type Key, KeysByTurn } from "./keys_by_turn.ts";
import { OpenColumns } from "./open_columns.ts";
import { fieldKind } from "./field_kind.ts";
import { FIELD, MOST_FIELDS, type QuotedFields } from "./quoted_fields.ts";
import { tailNames } from "./tail_names.ts";

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
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { QuotedFields } from "./quoted_fields.ts";
 *
 * const entries = new EntryColumns();
 * const fields = new QuotedFields();
 * const lines = TextLines.of(['"GET / HTTP/1.1" 200 5 "-" "curl/8.0" 0.012']);
 * fields.split(lines, 0, lines.ends[0]);
 * new AccessExtras().set(entries, fields);
 *
 * assertEquals(entries.get("user_agent"), "curl/8.0");
 * assertEquals(entries.get("request_time_s"), "0.012");
 * ```
 */
export class AccessExtras {
  readonly #open = new OpenColumns();
  readonly #keys = new KeysByTurn(KEYS);
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
      isSame = fieldKind(fields, this.#places[index]) === kinds[index];
    }
    if (isSame) return;
    this.#kinds = Array.from(
      this.#places.subarray(0, this.#count),
      (place) => fieldKind(fields, place),
    ).join("");
    this.#names = tailNames(this.#kinds);
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
    const end = fields.end(place);
    const key = this.#keys.expected(fields.lines, start, end, place) ??
      this.#learn(fields.lines, start, end, place);
    if (key === undefined) return false;
    const equals = start + key.text.length;
    const quoted = units[equals + 1] === CHAR.QUOTE &&
      units[end - 1] === CHAR.QUOTE;
    const from = quoted ? equals + 2 : equals + 1;
    const to = quoted ? Math.max(from, end - 1) : end;
    this.#open.setPart(entries, key.name, text, from, to);
    return true;
  }

  #learn(
    { text, units }: TextLines,
    start: number,
    end: number,
    place: number,
  ): Key | undefined {
    const equals = endOfKey(units, start, end);
    return equals < 0
      ? undefined
      : this.#keys.learn(text.slice(start, equals), place);
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
