import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import type pl from "nodejs-polars";
import { findIncidents } from "../../lib/anomaly/incidents.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { judgedFrame, type Unusual } from "./judged_frame.ts";

const slow = (z = 10): Unusual => ({
  ...{ latency_mean_ms: 55 + z, latency_z: z },
  ...{ p_value: 10 ** -z, significant: true },
});
const places = (windows: pl.DataFrame, gap?: number) =>
  findIncidents(windows, gap === undefined ? {} : { gap })
    .map(({ start_us, end_us }) => [start_us / 5e6, end_us / 5e6]);

Deno.test("findIncidents() finds none where no window is significant", () => {
  assertEquals(findIncidents(judgedFrame(20)), []);
  assertEquals(findIncidents(judgedFrame(0)), []);
  assertEquals(findIncidents(judgedFrame(1)), []);
});

Deno.test("findIncidents() joins windows that touch, and those with two between", () => {
  const windows = judgedFrame(30, {
    ...{ 3: slow(), 4: slow(), 7: slow() },
    ...{ 11: slow(), 29: slow() },
  });
  assertEquals(places(windows), [[3, 8], [11, 12], [29, 30]]);
  assertEquals(places(windows, 0), [[3, 5], [7, 8], [11, 12], [29, 30]]);
  assertEquals(places(windows, 3), [[3, 12], [29, 30]]);
});

Deno.test("findIncidents() counts windows and logs, and names the peak", () => {
  const [incident] = findIncidents(judgedFrame(30, {
    ...{ 3: slow(5), 4: { ...slow(12), logs: 300 }, 6: slow(6) },
  }));
  assertEquals(incident.windows, 4);
  assertEquals(incident.significant, 3);
  assertEquals(incident.logs, 350 * 3 + 300);
  assertEquals(incident.peak_us, 4 * 5e6);
});

Deno.test("findIncidents() names the peak also where p-values are too small to differ", () => {
  const [incident] = findIncidents(judgedFrame(30, {
    ...{ 3: { ...slow(50), p_value: 0 }, 4: { ...slow(90), p_value: 0 } },
  }));
  assertEquals([incident.peak_us, incident.p_value], [4 * 5e6, 0]);
});

Deno.test("findIncidents() gives severity in standard errors of the whole incident", () => {
  const severity = (unusual: Record<number, Unusual>) =>
    findIncidents(judgedFrame(40, unusual))[0].severity;
  assertEquals(severity({ 5: slow(6) }), 6);
  assertEquals(
    severity({ 5: slow(6), 6: slow(6), 7: slow(6), 8: slow(6) }),
    12,
  );
  // The window between, which noise hides, counts with what it shows.
  assertAlmostEquals(severity({ 5: slow(6), 7: slow(6) }), 12 / Math.sqrt(3));
});

Deno.test("findIncidents() does not add a load's windows up", () => {
  const surge = { significant: true, p_value: 1e-9, logs: 500, logs_z: 8 };
  const [incident] = findIncidents(
    judgedFrame(40, { 5: surge, 6: surge, 7: surge, 8: surge }),
  );
  assertEquals([incident.direction, incident.severity], ["surge", 8]);
  // Nor is a single busy window within a slow spell one of its drivers.
  const [slower] = findIncidents(judgedFrame(40, {
    ...{ 5: { ...slow(9), logs_z: 4 }, 6: slow(9), 7: slow(9), 8: slow(9) },
  }));
  assertEquals(slower.drivers.map(({ direction }) => direction), ["slower"]);
});

Deno.test("findIncidents() says which metrics moved, by how much and where to", () => {
  const [incident] = findIncidents(judgedFrame(40, {
    5: {
      ...slow(9),
      ...{ latency_mean_ms: 66, failures: 147, failures_z: 6, logs_z: -2 },
    },
  }));
  assertEquals(incident.direction, "slower");
  assertEquals(
    incident.drivers.map(({ metric, direction, z, value }) => [
      ...[metric, direction],
      ...[z, value],
    ]),
    [
      ["latency_mean_ms", "slower", 9, 66],
      ["failures", "more failures", 6, 147],
    ],
  );
  const [latency, failures] = incident.drivers;
  assertEquals([latency.baseline, latency.ratio], [55, 1.2]);
  assertAlmostEquals(failures.baseline ?? NaN, 98);
  assertAlmostEquals(failures.ratio ?? NaN, 1.5);
});

Deno.test("findIncidents() tells all directions apart", () => {
  const direction = (unusual: Unusual) =>
    findIncidents(
      judgedFrame(20, { 9: { significant: true, p_value: 1e-9, ...unusual } }),
    )[0].direction;
  assertEquals(direction({ latency_z: 7 }), "slower");
  assertEquals(direction({ latency_z: -7 }), "faster");
  assertEquals(direction({ failures_z: 7 }), "more failures");
  assertEquals(direction({ failures_z: -7 }), "fewer failures");
  assertEquals(direction({ logs_z: 7 }), "surge");
  assertEquals(direction({ logs_z: -7 }), "fewer logs");
  assertEquals(
    direction({
      ...{ logs: 0, failures: 0, latency_mean_ms: null, silent: true },
      ...{ logs_z: -7, latency_z: null, failures_z: null },
    }),
    "silence",
  );
});

Deno.test("findIncidents() expects as many failures as the incident's logs would hold", () => {
  const [{ drivers: [logs, failures] }] = findIncidents(judgedFrame(20, {
    9: {
      ...{ significant: true, p_value: 1e-9 },
      ...{ logs: 700, failures: 294, logs_z: 30, failures_z: 8 },
    },
  }));
  assertEquals([logs.value, logs.baseline, logs.ratio], [700, 350, 2]);
  assertAlmostEquals(failures.baseline ?? NaN, 196);
  assertAlmostEquals(failures.ratio ?? NaN, 1.5);
});

Deno.test("findIncidents() compares with whole windows of no incident, the nearest", () => {
  const unusual: Record<number, Unusual> = { 500: slow(10), 505: slow(60) };
  // A drift of 1 ms a minute: those far away say nothing about the usual here.
  for (let row = 0; row < 1000; row++) {
    unusual[row] ??= { latency_mean_ms: 50 + row / 12 };
  }
  unusual[0] = { latency_mean_ms: 9999, partial: true };
  const [{ drivers: [{ baseline }] }] = findIncidents(
    judgedFrame(1000, unusual),
  );
  assertAlmostEquals(baseline ?? NaN, 50 + 500 / 12, 0.1);
});

Deno.test("findIncidents() has a p-value adjusted for all windows", () => {
  const [incident] = findIncidents(judgedFrame(100, {
    ...{ 5: { ...slow(), p_value: 1e-4 }, 6: { ...slow(), p_value: 1e-3 } },
    50: { p_value: null },
  }));
  assertAlmostEquals(incident.p_value, 99 * 1e-4);
});

Deno.test("findIncidents() does without a metric that logs lack", () => {
  const nothing = { latency_mean_ms: null, latency_z: null };
  const unusual = Object.fromEntries(
    Array.from({ length: 20 }, (_, row) => [row, nothing as Unusual]),
  );
  unusual[9] = {
    ...nothing,
    ...{ significant: true, p_value: 1e-9, failures: 196, failures_z: 9 },
  };
  const [{ drivers }] = findIncidents(judgedFrame(20, unusual));
  assertEquals(drivers.map(({ metric }) => metric), ["failures"]);
});

Deno.test("findIncidents() has no baseline where all windows belong to incidents", () => {
  const [{ drivers: [driver] }] = findIncidents(
    judgedFrame(3, { 0: slow(), 1: slow(), 2: slow() }),
  );
  assertEquals([driver.baseline, driver.ratio], [null, null]);
});

Deno.test("findIncidents() leaves its input as it was", () => {
  const windows = judgedFrame(20, { 3: slow() });
  const before = windows.toString();
  findIncidents(windows);
  assertEquals(windows.toString(), before);
});

Deno.test("findIncidents() refuses windows that were not judged and gaps that make no sense", () => {
  assertThrows(
    () => findIncidents(judgedFrame(9).drop("p_value")),
    InputError,
    "the windows need the column p_value that detectAnomalies adds, got start",
  );
  for (const gap of [-1, 0.5, NaN]) {
    assertThrows(
      () => findIncidents(judgedFrame(9), { gap }),
      InputError,
      `got ${gap}`,
    );
  }
  assert(findIncidents(judgedFrame(9, { 3: slow() }), { gap: 0 }).length === 1);
});
