import type { EntryColumns } from "../entry_columns.ts";
import { CHAR, isDigit, isNumber } from "./characters.ts";
import { defineLayout, type Layout } from "./layout.ts";
import { FIELD, QuotedFields } from "./quoted_fields.ts";
import { setField } from "./set_field.ts";
import { setRequest } from "./set_request.ts";

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
  return defineLayout({
    name: "Envoy access log",
    beginsEntry: (line) =>
      line.charCodeAt(0) === CHAR.OPEN_BRACKET &&
      isDigit(line.charCodeAt(1)) && line.slice(20, 40).includes('] "'),
    readLine(line, entries) {
      fields.split(line, 0);
      const status = fields.text(2);
      if (
        fields.count < 12 || fields.kind(0) !== FIELD.BRACKETED ||
        fields.kind(1) !== FIELD.QUOTED || !isNumber(status, 0, status.length)
      ) return "not Envoy's fields";
      setRequest(entries, fields.text(1));
      entries.set("timestamp", fields.text(0));
      entries.set("status", status);
      setField(entries, "flags", fields.text(3));
      setEnvoyTail(entries, fields);
      return undefined;
    },
  });
}

/** Istio has details and a reason between the flags and the numbers. */
function setEnvoyTail(entries: EntryColumns, fields: QuotedFields): void {
  let place = isNumeric(fields.text(4)) && isNumeric(fields.text(5)) ? 4 : 7;
  if (place === 7) setField(entries, "response_details", fields.text(4));
  for (const name of ENVOY_TIMES) setField(entries, name, fields.text(place++));
  for (const name of ENVOY_QUOTED) {
    if (place >= fields.count || fields.kind(place) !== FIELD.QUOTED) return;
    setField(entries, name, fields.text(place++));
  }
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
  return defineLayout({
    name: "AWS load balancer log",
    beginsEntry: (line) => BALANCER.test(line),
    readLine(line, entries) {
      if (!BALANCER.test(line)) return "no time at its beginning";
      fields.split(line, 0);
      const first = isDigit(line.charCodeAt(0)) ? 0 : 1;
      const request = first + 11;
      if (fields.count <= request || fields.kind(request) !== FIELD.QUOTED) {
        return "too few fields";
      }
      entries.set("timestamp", fields.text(first));
      setField(entries, "service", fields.text(first + 1));
      ELB_NAMES.forEach((name, index) =>
        setField(entries, name, fields.text(first + 2 + index))
      );
      setRequest(entries, fields.text(request));
      if (fields.kind(request + 1) === FIELD.QUOTED) {
        setField(entries, "user_agent", fields.text(request + 1));
      }
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

function isNumeric(text: string): boolean {
  return text === "-" || isNumber(text, 0, text.length);
}
