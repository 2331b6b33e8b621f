import { assertEquals, assertThrows } from "@std/assert";
import { InputError } from "../../../lib/logs/input_error.ts";
import type { ColumnMapping } from "../../../lib/logs/mapping/column_mapping.ts";
import { inferMapping } from "../../../lib/logs/mapping/infer_mapping.ts";

type Columns = Record<string, (string | null)[]>;

const TIMES = ["2023-11-20T08:40:50", "2023-11-20T08:40:51.5"];

/** Canonical column to what feeds it: `a`, `a:unit`, `a|b` in turn, `a+b` joined. */
function mapped(columns: Columns, overrides?: ColumnMapping) {
  const mapping = inferMapping(new Map(Object.entries(columns)), overrides);
  return Object.fromEntries(
    Object.values(mapping).map(({ canonical, from, joined }) => [
      canonical,
      from.map(({ column, unit }) =>
        unit === undefined ? column : `${column}:${unit}`
      ).join(joined ? "+" : "|"),
    ]),
  );
}

Deno.test("inferMapping() finds the published data set's columns", () => {
  const columns = {
    "": ["0", "1"],
    Timestamp: TIMES,
    LogLevel: ["WARNING", "INFO"],
    Service: ["ServiceB", "ServiceA"],
    Message: ["User authentication failed", "System reboot initiated"],
    RequestID: ["c65228d4", "b112c6c7"],
    User: ["User30", "User12"],
    ClientIP: ["192.168.1.102", "192.168.1.1"],
    TimeTaken: ["28ms", "67ms"],
  };
  assertEquals(mapped(columns), {
    timestamp: "Timestamp",
    level: "LogLevel",
    service: "Service",
    message: "Message",
    latency_ms: "TimeTaken",
  });
});

Deno.test("inferMapping() knows the fields of the libraries that people log with", () => {
  const cases: [columns: Columns, expected: Record<string, string>][] = [
    [{ // pino
      level: ["30", "50"],
      time: ["1700469650664", "1700469650701"],
      pid: ["12", "12"],
      name: ["orders", "orders"],
      msg: ["request completed", "request failed"],
      responseTime: ["12", "31.5"],
    }, {
      timestamp: "time",
      level: "level:pino",
      service: "name",
      message: "msg",
      latency_ms: "responseTime:ms",
    }],
    [{ // Elastic Common Schema
      "@timestamp": TIMES,
      "log.level": ["info", "error"],
      "service.name": ["orders", "billing"],
      message: ["done", "not done"],
      "event.duration": ["12000000", "8000000"],
    }, {
      timestamp: "@timestamp",
      level: "log.level",
      service: "service.name",
      message: "message",
      latency_ms: "event.duration:ns",
    }],
    [{ // journald
      __REALTIME_TIMESTAMP: ["1700469650664842", "1700469650664900"],
      PRIORITY: ["6", "3"],
      _SYSTEMD_UNIT: ["nginx.service", "sshd.service"],
      MESSAGE: ["started", "connection closed"],
    }, {
      timestamp: "__REALTIME_TIMESTAMP",
      level: "PRIORITY:syslog",
      service: "_SYSTEMD_UNIT",
      message: "MESSAGE",
    }],
    [{ // OpenTelemetry, flat
      Timestamp: ["1700469650664842000", "1700469650664843000"],
      SeverityText: ["INFO", "ERROR"],
      SeverityNumber: ["9", "17"],
      ServiceName: ["orders", "orders"],
      Body: ["a b", "c d"],
    }, {
      timestamp: "Timestamp",
      level: "SeverityText",
      service: "ServiceName",
      message: "Body",
    }],
    [{ // Serilog, compact
      "@t": TIMES,
      "@mt": ["User {Id} left", "User {Id} came"],
      "@l": [null, "Error"],
    }, { timestamp: "@t", level: "@l", message: "@mt" }],
  ];
  for (const [columns, expected] of cases) {
    assertEquals(mapped(columns), expected);
  }
});

Deno.test("inferMapping() takes the level from an HTTP status where there is none", () => {
  const columns = { time: TIMES, status: ["200", "503"], path: ["/a", "/b"] };
  assertEquals(mapped(columns).level, "status:http");
});

Deno.test("inferMapping() does not trust a name whose values are something else", () => {
  const columns = {
    time: ["12.5", "3"],
    date: ["monday", "tuesday"],
    when: TIMES,
    level: ["3.2", "4.1"],
    latency: ["high", "low"],
  };
  assertEquals(mapped(columns), { timestamp: "when" });
});

Deno.test("inferMapping() finds by its values what no name tells", () => {
  const columns = {
    a: TIMES,
    b: ["INFO", "fatal"],
    c: ["something went wrong here", "all is well again"],
    d: ["28ms", "1.5s"],
  };
  assertEquals(mapped(columns), {
    timestamp: "a",
    level: "b",
    message: "c",
    latency_ms: "d",
  });
});

Deno.test("inferMapping() joins a date and a time of day", () => {
  const columns = {
    date: ["2023-11-20", "2023-11-20"],
    time: ["08:40:50", "08:40:51"],
  };
  assertEquals(mapped(columns), { timestamp: "date+time" });
});

Deno.test("inferMapping() lets a second column stand in where the first has no value", () => {
  const columns = {
    time: [TIMES[0], null],
    ts: [null, TIMES[1]],
    level: ["info", "warn"],
    severity: ["info", "warn"],
  };
  assertEquals(mapped(columns), { timestamp: "time|ts", level: "level" });
});

Deno.test("inferMapping() does as told, with units and two columns", () => {
  const columns = {
    day: ["2023-11-20", "2023-11-20"],
    clock: ["08:40:50", "08:40:51"],
    took: ["1500", "2500"],
    "a:b": ["INFO", "WARN"],
  };
  const overrides = {
    timestamp: "day+clock",
    level: "a:b",
    latency_ms: "took:us",
  };
  assertEquals(mapped(columns, overrides), {
    timestamp: "day+clock",
    level: "a:b",
    latency_ms: "took:us",
  });
});

Deno.test("inferMapping() does not use an overridden column twice", () => {
  const columns = { time: TIMES, level: ["info", "warn"] };
  assertEquals(mapped(columns, { service: "level" }), {
    timestamp: "time",
    service: "level",
  });
});

Deno.test("inferMapping() lists what there is when an override names none of it", () => {
  const columns = { time: TIMES, lvl: ["info", "warn"] };
  const cases: [overrides: Record<string, string>, told: string][] = [
    [
      { level: "severity" },
      'Cannot map level to the column "severity": the columns are "time", "lvl"',
    ],
    [
      { user: "time" },
      'Cannot map "user": the canonical columns are timestamp, level',
    ],
    [
      { level: "lvl:loud" },
      "the unit must be one of syslog, pino, otel, http, python, dotnet",
    ],
    [{ service: "lvl:s" }, "it takes no unit"],
  ];
  for (const [overrides, told] of cases) {
    assertThrows(() => mapped(columns, overrides), InputError, told);
  }
  assertThrows(
    () => mapped({ "": ["0", "1"], time: TIMES }, { level: "severity" }),
    InputError,
    'Cannot map level to the column "severity": the columns are "", "time"',
  );
  assertThrows(
    () => mapped({ a: ["x"], b: ["y"] }),
    InputError,
    'Cannot find a timestamp among the columns "a", "b"',
  );
});

Deno.test("inferMapping() takes times of day for timestamps where nothing has a date", () => {
  const clocks = ["08:40:50.664", "08:40:51"];
  const columns = { time: clocks, level: ["info", "warn"] };
  const found = { timestamp: "time:clock", level: "level" };
  assertEquals(mapped(columns), found);
  assertEquals(mapped(columns, { timestamp: "time" }), found);
  assertEquals(mapped({ time: clocks, at: TIMES }), { timestamp: "at" });
});

Deno.test("inferMapping() knows the fields of clouds and network tools", () => {
  const cases: [columns: Columns, expected: Record<string, string>][] = [
    [{ // Cloudflare
      ClientRequestHost: ["a.example", "b.example"],
      ClientRequestURI: ["/a", "/b"],
      EdgeEndTimestamp: ["1710231302323000000", "1710231303323000000"],
      EdgeResponseStatus: ["200", "502"],
      EdgeStartTimestamp: ["1710231302123000000", "1710231303123000000"],
      EdgeTimeToFirstByteMs: ["120", "220"],
    }, {
      timestamp: "EdgeStartTimestamp",
      level: "EdgeResponseStatus:http",
      service: "ClientRequestHost",
      message: "ClientRequestURI",
      latency_ms: "EdgeTimeToFirstByteMs:ms",
    }],
    [{ // Azure Application Insights
      timestamp: TIMES,
      message: ["Checkout done", "Disk low"],
      severityLevel: ["1", "4"],
      itemType: ["trace", "trace"],
      cloud_RoleName: ["cart", "pay"],
      appName: ["shop", "shop"],
    }, {
      timestamp: "timestamp",
      level: "severityLevel:azure",
      service: "cloud_RoleName",
      message: "message",
    }],
    [{ // Suricata
      timestamp: TIMES,
      event_type: ["alert", "http"],
      src_ip: ["192.0.2.1", "192.0.2.2"],
      "alert.signature": ["ET SCAN", null],
      "alert.severity": ["2", null],
      "http.status": [null, "200"],
    }, {
      timestamp: "timestamp",
      level: "alert.severity:alert",
      service: "event_type",
      message: "alert.signature",
    }],
    [{ // Zeek
      ts: ["1710231302.123456", "1710231303.123456"],
      "id.orig_h": ["192.0.2.1", "192.0.2.2"],
      service: ["dns", null],
      duration: ["0.5", "12.5"],
    }, { timestamp: "ts", service: "service", latency_ms: "duration:s" }],
    [{ // CloudFront
      date: ["2024-03-12", "2024-03-12"],
      time: ["08:15:02", "08:15:03"],
      "sc-status": ["200", "404"],
      "time-taken": ["0.001", "1.2"],
    }, {
      timestamp: "date+time",
      level: "sc-status:http",
      latency_ms: "time-taken:s",
    }],
    [{ // Heroku's router
      time: TIMES,
      at: ["info", "error"],
      connect: ["1ms", "0ms"],
      service: ["18ms", "30000ms"],
      path: ["/a", "/b"],
    }, {
      timestamp: "time",
      level: "at",
      message: "path",
      latency_ms: "service",
    }],
    [{ // Windows' event log
      TimeCreated: TIMES,
      LevelDisplayName: ["Information", "Fehler"],
      ProviderName: ["Service Control Manager", "Disk"],
      Message: ["a b", "c d"],
    }, {
      timestamp: "TimeCreated",
      level: "LevelDisplayName",
      service: "ProviderName",
      message: "Message",
    }],
    [{ // Kong
      started_at: ["1710231302123", "1710231303123"],
      "latencies.kong": ["8", "9"],
      "latencies.request": ["153", "154"],
      "request.url": ["http://a/x", "http://a/y"],
      "response.status": ["200", "502"],
      "service.name": ["cart", "pay"],
    }, {
      timestamp: "started_at",
      level: "response.status:http",
      service: "service.name",
      message: "request.url",
      latency_ms: "latencies.request:ms",
    }],
    [{ // Envoy
      start_time: TIMES,
      path: ["/a", "/b"],
      response_code: ["200", "503"],
      duration: ["12", "3"],
      upstream_cluster: ["outbound|80||cart", "outbound|80||pay"],
    }, {
      timestamp: "start_time",
      level: "response_code:http",
      service: "upstream_cluster",
      message: "path",
      latency_ms: "duration",
    }],
    [{ // a German spreadsheet
      Zeit: ["12.03.2024 08:15:02", "13.03.2024 08:15:03"],
      Stufe: ["INFO", "WARNUNG"],
      Dienst: ["Kasse", "Lager"],
      Nachricht: ["Bestellung fertig", "knapp"],
      "Dauer (ms)": ["12,5", "120,25"],
    }, {
      timestamp: "Zeit",
      level: "Stufe",
      service: "Dienst",
      message: "Nachricht",
      latency_ms: "Dauer (ms):ms",
    }],
  ];
  for (const [columns, expected] of cases) {
    assertEquals(mapped(columns), expected);
  }
});

Deno.test("inferMapping() does not take a kind of log for its level", () => {
  const columns = { time: TIMES, type: ["log", "log"], msg: ["a b", "c d"] };

  assertEquals(mapped(columns).level, undefined);
});

Deno.test("inferMapping() takes the unit of a latency from its numbers only where they are clear", () => {
  const time = [...TIMES, "2023-11-20T08:40:52"];
  const unitOf = (duration: string[]) => mapped({ time, duration }).latency_ms;

  assertEquals(unitOf(["0.0123", "0.1234", "3.4567"]), "duration:s");
  assertEquals(unitOf(["12345678", "9345678", "22345678"]), "duration:ns");
  assertEquals(unitOf(["0.51", "0.62", "0.73"]), "duration");
  assertEquals(unitOf(["12", "1200000", "34"]), "duration");
});
