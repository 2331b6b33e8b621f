import type { BeginsEntry } from "../continuation_splitter.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR } from "./characters.ts";
import { defineInPlace } from "./in_place_layout.ts";
import type { Layout } from "./layout.ts";
import { FIELD, QuotedFields } from "./quoted_fields.ts";
import { setRequestAt } from "./set_request.ts";

/** The columns of the fields in their order; `request` is taken apart. */
const NAMES = [
  "owner",
  "service",
  "timestamp",
  "client",
  "requester",
  "request_id",
  "operation",
  "key",
  "request",
  "status",
  "error_code",
  "bytes",
  "object_bytes",
  "total_time_ms",
  "turn_around_ms",
  "referer",
  "user_agent",
  "version_id",
] as const;

const TIME = 2;
const REQUEST = 8;
const STATUS = 9;

/** An account's id and a bucket before the time in brackets. */
const BEGINNING =
  /^[\da-f]{64} [\w.-]{3,63} \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] /;

/**
 * Makes the layout of the access logs of S3 buckets: `owner`, `service` (the
 * bucket), `timestamp`, `client`, `requester`, `request_id`, `operation`, `key`,
 * the request's parts, `status`, `error_code`, `bytes`, `object_bytes`,
 * `total_time_ms`, `turn_around_ms`, `referer`, `user_agent`, `version_id`. Where
 * a request has no line of its own, the operation is the message.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { s3Log } from "./s3_log.ts";
 *
 * const entries = new EntryColumns();
 * s3Log().read(
 *   `${"0".repeat(64)} shop [06/Feb/2019:00:00:38 +0000] 192.0.2.3 - 3E57 REST.GET.OBJECT a.pdf ` +
 *     '"GET /a.pdf HTTP/1.1" 404 NoSuchKey 298 - 41 28 "-" "curl" -',
 *   entries,
 * );
 *
 * assertEquals(entries.get("service"), "shop");
 * assertEquals(entries.get("message"), "GET /a.pdf");
 * assertEquals(entries.get("total_time_ms"), "41");
 * ```
 */
export function s3Log(): Layout {
  const fields = new QuotedFields();
  const begins: BeginsEntry = ({ text }, start, end) =>
    BEGINNING.test(text.slice(start, end));
  return defineInPlace({
    name: "S3 access log",
    beginsEntryAt: begins,
    readLineAt(lines, start, end, entries) {
      if (!begins(lines, start, end)) {
        return "no bucket and time at its beginning";
      }
      fields.split(lines, start, end);
      if (fields.count <= STATUS || fields.kind(TIME) !== FIELD.BRACKETED) {
        return "too few fields";
      }
      for (let index = 0; index < NAMES.length; index++) {
        if (index >= fields.count) break;
        if (index === REQUEST) setRequest(entries, fields);
        else fields.set(entries, NAMES[index], index);
      }
      return undefined;
    },
  });
}

function setRequest(entries: EntryColumns, fields: QuotedFields): void {
  const { lines } = fields;
  const start = fields.start(REQUEST);
  const isMissing = lines.units[start] === CHAR.DASH;
  if (isMissing) return fields.set(entries, "message", REQUEST - 2);
  setRequestAt(entries, lines, start, fields.end(REQUEST));
}
