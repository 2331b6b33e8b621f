import { assertEquals, assertThrows } from "@std/assert";
import { mapColumns } from "../../lib/logs/column_mapping.ts";
import { InputError } from "../../lib/logs/input_error.ts";

Deno.test("mapColumns() finds the published data set's columns", () => {
  const mapping = mapColumns([
    "",
    "Timestamp",
    "LogLevel",
    "Service",
    "Message",
    "RequestID",
    "User",
    "ClientIP",
    "TimeTaken",
  ]);

  assertEquals(mapping, {
    timestamp: "Timestamp",
    level: "LogLevel",
    service: "Service",
    message: "Message",
    latency_ms: "TimeTaken",
  });
});

Deno.test("mapColumns() does not use an overridden column twice", () => {
  const mapping = mapColumns(["time", "level"], { service: "level" });

  assertEquals(mapping, { timestamp: "time", service: "level" });
});

Deno.test("mapColumns() lists the columns when an override names none", () => {
  assertThrows(
    () => mapColumns(["time", "lvl"], { level: "severity" }),
    InputError,
    'Cannot map level to the column "severity": the columns are "time", "lvl"',
  );
  assertThrows(
    () => mapColumns(["time"], { user: "time" } as never),
    InputError,
    'Cannot map "user": the canonical columns are timestamp, level',
  );
});
