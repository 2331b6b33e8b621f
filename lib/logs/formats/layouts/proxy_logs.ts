import type { BeginsEntry } from "../continuation_splitter.ts";
import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit } from "./characters.ts";
import { defineInPlace } from "./in_place_layout.ts";
import type { Layout } from "./layout.ts";
import { FIELD, QuotedFields } from "./quoted_fields.ts";
import { setRequestAt } from "./set_request.ts";

const ENVOY_TIMES = ["received", "bytes", "duration_ms", "upstream_ms"];
const ENVOY_QUOTED = [
  "client",
  "user_agent",
  "request_id",
  "service",
  "upstream_addr",
];

/**
 * Makes the layout of Envoy's default access log, Istio's longer one too:
 * `timestamp`, what `access_log.ts` gives of the request, `status`, `flags`,
 * `received`, `bytes`, `duration_ms`, `upstream_ms`, `client` (as forwarded),
 * `user_agent`, `request_id`, `service` (the authority), `upstream_addr`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { envoyLog } from "./proxy_logs.ts";
 *
 * const entries = new EntryColumns();
 * envoyLog().read(
 *   '[2023-11-20T08:40:50.664Z] "GET /a HTTP/1.1" 503 UF 0 91 12 - "-" "curl" "id" "shop" "-"',
 *   entries,
 * );
 *
 * assertEquals(entries.get("duration_ms"), "12");
 * assertEquals(entries.get("service"), "shop");
 * ```
 */
export function envoyLog(): Layout {
  const fields = new QuotedFields();
  return defineInPlace({
    name: "Envoy access log",
    beginsEntryAt({ text, units }, start, end) {
      const opens = start + 1 < end && units[start] === CHAR.OPEN_BRACKET &&
        isDigit(units[start + 1]);
      if (!opens) return false;
      const limit = Math.min(end, start + 40);
      return text.slice(start + 20, limit).includes('] "');
    },
    readLineAt(lines, start, end, entries) {
      fields.split(lines, start, end);
      if (
        fields.count < 12 || fields.kind(0) !== FIELD.BRACKETED ||
        fields.kind(1) !== FIELD.QUOTED || !fields.isNumber(2)
      ) return "not Envoy's fields";
      setRequestAt(entries, lines, fields.start(1), fields.end(1));
      entries.setPart("timestamp", lines.text, fields.start(0), fields.end(0));
      fields.set(entries, "status", 2);
      fields.set(entries, "flags", 3);
      setEnvoyTail(entries, fields);
      return undefined;
    },
  });
}

/** Istio has details and a reason between the flags and the numbers. */
function setEnvoyTail(entries: EntryColumns, fields: QuotedFields): void {
  let place = isCount(fields, 4) && isCount(fields, 5) ? 4 : 7;
  if (place === 7) fields.set(entries, "response_details", 4);
  for (const name of ENVOY_TIMES) fields.set(entries, name, place++);
  for (const name of ENVOY_QUOTED) {
    if (place >= fields.count || fields.kind(place) !== FIELD.QUOTED) return;
    fields.set(entries, name, place++);
  }
}

/** Whether a field is a number, or the `-` in its place. */
function isCount(fields: QuotedFields, index: number): boolean {
  return fields.isNumber(index) || fields.text(index) === "-";
}

const ELB_NAMES = [
  "client",
  "upstream_addr",
  "request_processing_time_s",
  "target_processing_time_s",
  "response_processing_time_s",
  "status",
  "upstream_status",
  "received",
  "bytes",
] as const;

/**
 * Makes the layout of the access logs of AWS load balancers, classic (ELB) and
 * application (ALB): `timestamp`, `service` (the balancer), `client`,
 * `upstream_addr`, the three processing times in seconds and their sum
 * `request_time_s` (absent where one is -1), `status`, the request's parts,
 * `user_agent`.
 */
export function awsBalancerLog(): Layout {
  const fields = new QuotedFields();
  const begins: BeginsEntry = ({ text }, start, end) =>
    BALANCER.test(text.slice(start, end));
  return defineInPlace({
    name: "AWS load balancer log",
    beginsEntryAt: begins,
    readLineAt(lines, start, end, entries) {
      if (!begins(lines, start, end)) return "no time at its beginning";
      fields.split(lines, start, end);
      const first = isDigit(lines.units[start]) ? 0 : 1;
      const request = first + 11;
      if (fields.count <= request || fields.kind(request) !== FIELD.QUOTED) {
        return "too few fields";
      }
      entries.setPart(
        "timestamp",
        lines.text,
        fields.start(first),
        fields.end(first),
      );
      fields.set(entries, "service", first + 1);
      ELB_NAMES.forEach((name, index) =>
        fields.set(entries, name, first + 2 + index)
      );
      setRequestAt(entries, lines, fields.start(request), fields.end(request));
      if (
        fields.count > request + 1 && fields.kind(request + 1) === FIELD.QUOTED
      ) fields.set(entries, "user_agent", request + 1);
      setTotal(entries, fields, first + 4);
      return undefined;
    },
  });
}

const BALANCER = /^(?:(?:https?|h2|wss?|grpcs?) )?\d{4}-\d\d-\d\dT[\d:.]+Z \S/;

function setTotal(entries: EntryColumns, fields: QuotedFields, at: number) {
  const parts = [at, at + 1, at + 2].map((place) => Number(fields.text(place)));
  if (parts.every((part) => part >= 0)) {
    entries.set("request_time_s", (parts[0] + parts[1] + parts[2]).toFixed(6));
  }
}
