import type { EntryColumns } from "../entry_columns.ts";
import type { Layout } from "./layout.ts";
import { patternLayout } from "./pattern_layout.ts";

/**
 * Makes the layouts of programs whose header is always the same:
 *
 * - glog and klog: `level` (`I`, `W`, `E`, `F`), `timestamp` without a year
 *   (`1120 08:40:50.664842`), `thread`, `service` (the source file), `source_line`;
 * - Ruby's Logger: `timestamp`, `pid`, `level`, `service` (the program);
 * - Android's logcat (`threadtime` and `brief`): `timestamp` without a year,
 *   `pid`, `thread`, `level` (a letter), `service` (the tag);
 * - Python's logging without a format: `level`, `service` (the logger);
 * - Python's logging with colons between all: `timestamp`, `level`, `service` (the
 *   logger);
 * - uvicorn: `level`;
 * - Linux' audit: `host`, `service` (the event's type), `timestamp` in seconds
 *   since 1970, `serial`;
 * - Cisco's network devices: `sequence`, `host` or `device`, `timestamp`, `service` (the
 *   facility), `severity` (0 to 7), `event`;
 * - Snort's fast alerts: `timestamp` without a year, `signature`, `message`,
 *   `class`, `alert_severity` (1 the highest), `protocol`, `source`, `destination`;
 * - Monolog, as Symfony and Laravel use it: `timestamp`, `service` (the channel),
 *   `level`;
 * - WebLogic: `timestamp`, `level`, `service` (the subsystem), `host`, `server`,
 *   `thread`, `event`;
 * - logrus on a terminal: `level`, `uptime_s`;
 * - Airflow: `timestamp`, `service` (the source file), `source_line`, `level`;
 * - Rust's tracing inside spans: `timestamp`, `level`, `spans`, `service` (the
 *   target);
 * - Erlang's older reports, as RabbitMQ wrote them: `level`, `timestamp`; what
 *   they tell stands in the lines below.
 *
 * All of them give `message`. Where there is no `timestamp` the header has none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { knownHeaders } from "./known_headers.ts";
 *
 * const [glog] = knownHeaders();
 * const entries = new EntryColumns();
 * glog.read("W1120 08:40:50.664842       1 cache.go:12] full", entries);
 *
 * assertEquals(entries.get("timestamp"), "1120 08:40:50.664842");
 * assertEquals(entries.get("service"), "cache.go");
 * assertEquals(entries.get("message"), "full");
 * ```
 */
export function knownHeaders(): Layout[] {
  return HEADERS.map(patternLayout);
}

const HEADERS = [
  {
    name: "glog",
    pattern:
      /^([IWEF])((?:20\d\d)?\d{4} \d\d:\d\d:\d\d\.\d{1,9}) {1,9}(\d{1,10}) ([^\s\]]{1,128}):(\d{1,9})\] ?/,
    columns: ["level", "timestamp", "thread", "service", "source_line"],
  },
  {
    name: "Ruby log",
    pattern:
      /^[A-Z], \[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?) #(\d{1,10})\] {1,3}([A-Z]{3,8}) -- ([^:]{0,64}): ?/,
    columns: ["timestamp", "pid", "level", "service"],
  },
  {
    name: "logcat",
    pattern:
      /^((?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}) {1,5}(\d{1,10}) {1,5}(\d{1,10}) ([VDIWEFA]) ([^:]{0,64}): ?/,
    columns: ["timestamp", "pid", "thread", "level", "service"],
  },
  {
    name: "logcat (brief)",
    pattern: /^([VDIWEFA])\/([^(]{1,64})\( {0,5}(\d{1,10})\): ?/,
    columns: ["level", "service", "pid"],
  },
  {
    name: "Python log without time",
    pattern: /^(DEBUG|INFO|WARNING|ERROR|CRITICAL):([\w.]{1,128}):/,
    columns: ["level", "service"],
  },
  {
    name: "Python log between colons",
    pattern:
      /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?):(DEBUG|INFO|WARNING|ERROR|CRITICAL):(?:([A-Za-z_][\w.]{0,127}):)?/,
    columns: ["timestamp", "level", "service"],
  },
  {
    name: "uvicorn log",
    pattern: /^(TRACE|DEBUG|INFO|WARNING|ERROR|CRITICAL): {2,8}/,
    columns: ["level"],
  },
  {
    name: "Linux audit log",
    pattern:
      /^(?:node=(\S{1,128}) )?type=(\S{1,64}) msg=audit\((\d{9,10}(?:\.\d{1,9})?):(\d{1,12})\): {0,2}/,
    columns: ["host", "service", "timestamp", "serial"],
  },
  {
    name: "Cisco log",
    pattern:
      /^(?:(\d{1,9}): )?(?:([\w.-]{1,128}):? )?[*.]?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2}(?: \d{4})? \d\d:\d\d:\d\d(?:\.\d{1,6})?)(?: [A-Z]{3,4})?(?: ([\w.-]{1,128}))? ?:? %([A-Z][A-Z\d_]{1,40})-([0-7])-([A-Z\d_]{1,60}): ?/,
    columns: [
      "sequence",
      "host",
      "timestamp",
      "device",
      "service",
      "severity",
      "event",
    ],
  },
  {
    name: "Snort alert",
    pattern:
      /^(\d\d\/\d\d(?:\/\d{2,4})?-\d\d:\d\d:\d\d\.\d{1,9}) {1,3}(?:\[\w{1,20}\] )?\[\*\*\] \[(\d{1,9}:\d{1,9}:\d{1,9})\] (.{1,300}?) \[\*\*\] (?:\[Classification: ([^\]]{1,200})\] )?(?:\[Priority: (\d{1,3})\] )?\{(\w{1,20})\} (\S{1,80}) -> (\S{1,80})$/,
    columns: [
      "timestamp",
      "signature",
      "message",
      "class",
      "alert_severity",
      "protocol",
      "source",
      "destination",
    ],
    readRest: () => {},
  },
  {
    name: "Monolog log",
    pattern:
      /^\[(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[+-]\d\d:?\d\d|Z)?)\] ([\w-]{1,64})\.(DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL|ALERT|EMERGENCY): ?/,
    columns: ["timestamp", "service", "level"],
  },
  {
    name: "WebLogic log",
    pattern:
      /^####<([^<>]{10,60})> <([A-Z]\w{1,20})> <([^<>]{0,80})> <([^<>]{0,120})> <([^<>]{0,80})> <(.{0,200}?)> <(?:.{0,200}?)> <(?:[^<>]{0,200})> <(?:[^<>]{0,200})> (?:<\d{10,16}> )?(?:<\[[^<>]{0,300}> )?<([\w-]{1,40})> </,
    columns: [
      "timestamp",
      "level",
      "service",
      "host",
      "server",
      "thread",
      "event",
    ],
    readRest: (rest: string, entries: EntryColumns) =>
      entries.set("message", rest.replace(/ ?> ?$/, "")),
  },
  {
    name: "logrus log without time",
    pattern: /^(TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[(\d{4,9})\] ?/,
    columns: ["level", "uptime_s"],
  },
  {
    name: "Airflow log",
    pattern:
      /^\[(\d{4}-\d\d-\d\d(?:T|,? )\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:[+-]\d\d:?\d\d|Z| UTC)?)\] \{{1,2}([^{}:\s]{1,128}):(\d{1,9})\}{1,2} ([A-Z]{3,10}) - ?/,
    columns: ["timestamp", "service", "source_line", "level"],
  },
  {
    name: "tracing log",
    pattern:
      /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?) {1,2}(TRACE|DEBUG|INFO|WARN|ERROR) ((?:[\w.-]{1,64}(?:\{[^{}]{0,500}\})?:){0,8}[\w.-]{1,64}\{[^{}]{0,500}\}:(?:[\w.-]{1,64}(?:\{[^{}]{0,500}\})?:){0,8}) ([a-z_]\w{0,63}(?:::\w{1,64}){0,8}): /,
    columns: ["timestamp", "level", "spans", "service"],
  },
  {
    name: "Erlang report",
    pattern:
      /^=([A-Z]{4,10}) REPORT==== (\d{1,2}-[A-Z][a-z]{2}-\d{4}::\d\d:\d\d:\d\d(?:\.\d{1,6})?) ===$/,
    columns: ["level", "timestamp"],
  },
] as const;
