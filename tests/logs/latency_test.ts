import { assertAlmostEquals, assertEquals } from "@std/assert";
import { LONGEST_LATENCY_MS, readLatency } from "../../lib/logs/latency.ts";
import {
  LATENCY_NAMES,
  latencyName,
  latencyUnit,
} from "../../lib/logs/latency_names.ts";

Deno.test("readLatency() reads numbers with units", () => {
  const latencies: Record<string, number> = {
    "28ms": 28,
    "28 ms": 28,
    " 28ms ": 28,
    "(28ms)": 28,
    "28 MS": 28,
    "0.12s": 120,
    "120us": 0.12,
    "120µs": 0.12,
    "120μs": 0.12,
    "15ns": 0.000015,
    "2 min": 120_000,
    "3 seconds": 3000,
    "250 msec": 250,
    "1h": 3_600_000,
    ".5s": 500,
    "1.5e-3s": 1.5,
    "-5ms": -5,
    "+5ms": 5,
    "0,12s": 120,
    "1,5 ms": 1.5,
    "0,125s": 125,
  };
  for (const [text, latency_ms] of Object.entries(latencies)) {
    assertAlmostEquals(readLatency(text), latency_ms, 1e-12, text);
  }
});

Deno.test("readLatency() adds up units from the largest to the smallest", () => {
  assertEquals(readLatency("1m3s"), 63_000);
  assertEquals(readLatency("1h2m3.5s"), 3_723_500);
  assertEquals(readLatency("1 min 3 s"), 63_000);
  assertEquals(readLatency("1s250ms"), 1250);
  assertEquals(readLatency("-1m3s"), -63_000);
  assertEquals(readLatency("3s1m"), NaN);
  assertEquals(readLatency("1m1m"), NaN);
  assertEquals(readLatency("1m3"), NaN);
});

Deno.test("readLatency() reads clocks and ISO 8601 durations", () => {
  const latencies: Record<string, number> = {
    "00:00:01.234": 1234,
    "1:02:03": 3_723_000,
    "100:00:00": 360_000_000,
    "01:02.5": 62_500,
    "-00:00:01": -1000,
    "PT1.5S": 1500,
    "pt0.25s": 250,
    "P1DT2H": 93_600_000,
    "PT1H2M3S": 3_723_000,
    "P1W": 604_800_000,
    "PT-1.5S": -1500,
    "-PT1S": -1000,
    "PT0,5S": 500,
  };
  for (const [text, latency_ms] of Object.entries(latencies)) {
    assertEquals(readLatency(text), latency_ms, text);
  }
});

Deno.test("readLatency() reads plain numbers in the unit that they are said to have", () => {
  assertEquals(readLatency("28"), 28);
  assertEquals(readLatency("0.12", "s"), 120);
  assertEquals(readLatency("1500", "us"), 1.5);
  assertEquals(readLatency("2000000", "ns"), 2);
  assertEquals(readLatency("1.2e-05", "s"), 0.012);
  assertEquals(readLatency("28ms", "s"), 28);
  assertEquals(readLatency("-1"), -1);
  assertEquals(readLatency("31", "d") > LONGEST_LATENCY_MS, true);
});

Deno.test("readLatency() is NaN for what is no length of time", () => {
  const texts = [
    "",
    "-",
    "--1",
    "NaN",
    "null",
    "Infinity",
    "1e999",
    "1e999s",
    "ms",
    "s",
    ".",
    "1.",
    "1.ms",
    "fast",
    "28 apples",
    "28ms later",
    "1,234",
    "1,234 ms",
    "1,234,567",
    "1 234",
    "1_000",
    "0x10",
    "<1ms",
    "1:02",
    "00:60:00",
    "00:00:00:00",
    "P",
    "PT",
    "P1DT",
    "P1Y",
    "P1M",
    "PT1S2M",
    "10.0.0.1",
    "2023-11-20",
    "1".repeat(1e6),
    " ".repeat(1e6),
  ];
  for (const text of texts) {
    assertEquals(readLatency(text), NaN, text.slice(0, 40));
  }
});

Deno.test("latencyUnit() tells the unit by the last word or the program", () => {
  const units: Record<string, string | undefined> = {
    duration_us: "us",
    elapsed_ns: "ns",
    time_taken_sec: "s",
    latencySeconds: "s",
    durationMs: "ms",
    "Response Time (ms)": "ms",
    "latency [µs]": "us",
    durationms: "ms",
    durationMillis: "ms",
    TimeTakenMs: "ms",
    ElapsedMilliseconds: "ms",
    request_time_s: "s",
    request_time: "s",
    $request_time: "s",
    upstream_response_time: "s",
    "nginx.access.request_time": "s",
    "event.duration": "ns",
    "ecs.event.duration": "ns",
    responseTime: "ms",
    took: "ms",
    latency: undefined,
    TimeTaken: undefined,
    Duration: undefined,
    "latency.min": undefined,
    responsetimes: undefined,
    ms: undefined,
    constructor: undefined,
    "": undefined,
  };
  for (const [column, unit] of Object.entries(units)) {
    assertEquals(latencyUnit(column), unit, column);
  }
});

Deno.test("latencyName() brings names into the form of LATENCY_NAMES", () => {
  for (
    const column of [
      "latency",
      "Latency_ms",
      "TimeTaken",
      "time-taken",
      "durationMs",
      "durationns",
      "response_time (s)",
      "event.duration",
      "elapsedMilliseconds",
    ]
  ) assertEquals(LATENCY_NAMES.includes(latencyName(column)), true, column);
  for (const name of LATENCY_NAMES) assertEquals(latencyName(name), name);
});
