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
