import { LATENCY_NAMES, latencyName } from "../latency_names.ts";
import type { CanonicalColumn } from "../log_source.ts";

/**
 * Names that mean a canonical column, best first; case and punctuation do not
 * count (`@timestamp`, `log.level` and `Service-Name` are found).
 */
export const COLUMN_NAMES: Readonly<
  Record<CanonicalColumn, readonly string[]>
> = {
  timestamp: [
    "timestamp",
    "timestampiso",
    "timestampns",
    "timestampms",
    "realtimetimestamp",
    "time",
    "ts",
    "t",
    "datetime",
    "eventtime",
    "eventtimestamp",
    "edgestarttimestamp",
    "dateandtime",
    "timecreated",
    "timegenerated",
    "lasttimestamp",
    "firsttimestamp",
    "timelocal",
    "timeiso8601",
    "asctime",
    "timeunixnano",
    "observedtimeunixnano",
    "observedtimestamp",
    "instant",
    "timemillis",
    "created",
    "createdat",
    "loggedat",
    "logtime",
    "logtimestamp",
    "starttime",
    "start",
    "startutc",
    "startlocal",
    "date",
    "epoch",
    "when",
    "zeit",
    "zeitstempel",
    "zeitpunkt",
  ],
  level: [
    "level",
    "loglevel",
    "levelname",
    "severity",
    "severitytext",
    "lvl",
    "l",
    "severitynumber",
    "priority",
    "levelno",
    "severitylevel",
    "alertseverity",
    "leveldisplayname",
    "entrytype",
    "messagetype",
    "stufe",
    "schweregrad",
    "loglevelname",
    "syslogseverity",
    "logseverity",
    "levelvalue",
    "sev",
    "status",
    "statuscode",
    "httpstatus",
    "httpstatuscode",
    "httpresponsestatuscode",
    "responsecode",
    "downstreamstatus",
    "scstatus",
    "edgeresponsestatus",
    "originresponsestatus",
    "type",
    "at",
  ],
  service: [
    "service",
    "servicename",
    "svc",
    "resourceservicename",
    "resourceattributesservicename",
    "app",
    "cloudrolename",
    "appname",
    "application",
    "applicationname",
    "component",
    "kuberneteslabelsapp",
    "kubernetescontainername",
    "containername",
    "container",
    "systemdunit",
    "syslogidentifier",
    "unit",
    "loggroup",
    "eventsource",
    "program",
    "appsource",
    "logger",
    "loggername",
    "scopename",
    "sourcecontext",
    "providername",
    "clientrequesthost",
    "backendservicename",
    "dienst",
    "anwendung",
    "propertiessourcecontext",
    "module",
    "process",
    "processname",
    "subsystem",
    "category",
    "source",
    "name",
    "channel",
    "vhost",
    "authority",
    "upstreamcluster",
    "ssitename",
    "cshost",
    "pod",
    "podname",
    "kubernetespodname",
    "host",
    "hostname",
    "server",
    "interfaceid",
  ],
  message: [
    "message",
    "msg",
    "body",
    "shortmessage",
    "textpayload",
    "jsonpayloadmessage",
    "resultdescription",
    "eventmessage",
    "rawmessage",
    "logmessage",
    "rendered",
    "renderedmessage",
    "m",
    "mt",
    "messagetemplate",
    "event",
    "eventtemplate",
    "eventname",
    "log",
    "text",
    "content",
    "description",
    "nachricht",
    "meldung",
    "raw",
    "line",
    "request",
    "csuristem",
    "clientrequesturi",
    "clientrequestpath",
    "requesturl",
    "requesturi",
    "path",
    "endpoint",
    "route",
    "action",
    "url",
    "uri",
  ],
  latency_ms: LATENCY_NAMES,
};

/** A name without what does not count in it. */
export function normaliseName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The columns that a canonical column's names mean, best first: those whose whole
 * name is one, then those whose last parts between dots are
 * (`attributes.duration_ms`).
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { columnsByName } from "./canonical_names.ts";
 *
 * const columns = ["@timestamp", "ctx.log.level", "log.level", "thread"];
 * assertEquals(columnsByName(columns, "level"), ["log.level", "ctx.log.level"]);
 * ```
 */
export function columnsByName(
  columns: readonly string[],
  canonical: CanonicalColumn,
): string[] {
  const names = COLUMN_NAMES[canonical];
  // The name of a latency may end in its unit.
  const plain = canonical === "latency_ms" ? latencyName : normaliseName;
  const ranked = columns.flatMap((column) => {
    const rank = rankOf(column, names, plain);
    return rank === null ? [] : [{ column, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ column }) => column);
}

/** The place among the names; behind all of them for a name's last parts only. */
function rankOf(
  column: string,
  names: readonly string[],
  plain: (name: string) => string,
): number | null {
  const whole = names.indexOf(plain(column));
  if (whole >= 0) return whole;
  const parts = column.split(".").slice(-4);
  for (let from = 1; from < parts.length; from++) {
    const tail = names.indexOf(plain(parts.slice(from).join(".")));
    // A part of one letter says too little.
    if (tail >= 0 && names[tail].length > 1) return names.length + tail;
  }
  return null;
}
