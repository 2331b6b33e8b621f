import { unitNamed } from "./latency_unit.ts";
import type { LatencyUnit } from "./latency_unit.ts";

/**
 * What columns of latencies are called, best first: their words in lower case
 * without anything between them and without a unit; see {@linkcode latencyName}.
 */
export const LATENCY_NAMES: readonly string[] = [
  "latency",
  "timetaken",
  "duration",
  "elapsed",
  "responsetime",
  "requesttime",
  "eventduration",
  "requestduration",
  "responseduration",
  "httpduration",
  "requestlatency",
  "responselatency",
  "elapsedtime",
  "took",
  "tooktime",
  "processingtime",
  "processtime",
  "executiontime",
  "exectime",
  "servicetime",
  "querytime",
  "totaltime",
  "targetprocessingtime",
  "upstreamresponsetime",
  "roundtriptime",
  "rtt",
  "rt",
  "dur",
  "costtime",
  "timecost",
  "edgetimetofirstbyte",
  "originresponseduration",
  "timetofirstbyte",
  "latenciesrequest",
  "ttfb",
  "dauer",
  "antwortzeit",
  "laufzeit",
  // Heroku: where its values have units.
  "service",
];

/** Units that programs are known to give to a name that does not say so. */
const KNOWN: Readonly<Record<string, LatencyUnit>> = {
  // nginx
  requesttime: "s",
  upstreamresponsetime: "s",
  upstreamconnecttime: "s",
  upstreamheadertime: "s",
  // Elastic Common Schema
  eventduration: "ns",
  // AWS load balancers
  requestprocessingtime: "s",
  targetprocessingtime: "s",
  responseprocessingtime: "s",
  // MySQL's slow log
  querytime: "s",
  locktime: "s",
  // Traefik
  originduration: "ns",
  // pino-http, morgan, Spring; Elasticsearch
  responsetime: "ms",
  // Kong
  latenciesrequest: "ms",
  took: "ms",
};

/** Units that may follow a name without anything between: `durationms`. */
const GLUED =
  /^(.*(?:latency|duration|elapsed|time|taken|took|dur))(ns|us|ms|nanos|micros|millis|sec|secs|seconds)$/;

/**
 * A column's name in the form of {@linkcode LATENCY_NAMES}, without its unit.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { latencyName } from "./latency_names.ts";
 *
 * assertEquals(latencyName("Response Time (ms)"), "responsetime");
 * assertEquals(latencyName("http.request.durationSeconds"), "httprequestduration");
 * ```
 */
export function latencyName(column: string): string {
  return split(column).name;
}

/**
 * The unit of a column of latencies by its name: by its last word
 * (`duration_us`, `latencySeconds`, `elapsed.ns`), or because a program is known
 * to use it for that name (nginx's `request_time`).
 *
 * @param column The name, with dots if nested.
 * @returns Undefined where the name does not tell.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { latencyUnit } from "./latency_names.ts";
 *
 * assertEquals(latencyUnit("duration_us"), "us");
 * assertEquals(latencyUnit("request_time"), "s");
 * assertEquals(latencyUnit("duration"), undefined);
 * ```
 */
export function latencyUnit(column: string): LatencyUnit | undefined {
  const { name, unit } = split(column);
  if (unit !== undefined) return unit;
  const parts = column.slice(-200).split(".");
  const endings = [
    name,
    plain(parts.slice(-2).join("")),
    plain(parts.slice(-1)[0]),
  ];
  const known = endings.find((ending) => Object.hasOwn(KNOWN, ending));
  return known === undefined ? undefined : KNOWN[known];
}

/** Last words that mean something else in a name: a minimum, once a day. */
const NO_UNITS = /^(?:m|min|h|d|minute|hour|day|second)$/i;

/** A name without its unit, and the unit. */
function split(column: string): { name: string; unit?: LatencyUnit } {
  const words = wordsOf(column);
  const last = words.length > 1 ? words[words.length - 1] : "";
  const unit = NO_UNITS.test(last) ? undefined : unitNamed(last);
  if (unit !== undefined) {
    return { name: plain(words.slice(0, -1).join("")), unit };
  }
  const name = plain(column);
  const [, base, glued] = GLUED.exec(name) ?? [];
  return base === undefined ? { name } : { name: base, unit: unitNamed(glued) };
}

/** `responseTime (ms)` as `response`, `Time`, `ms`. */
function wordsOf(column: string): string[] {
  return column.slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9µμ]+/)
    .filter((word) => word !== "");
}

function plain(name: string): string {
  return name.slice(0, 200).toLowerCase().replace(/[^a-z0-9]/g, "");
}
