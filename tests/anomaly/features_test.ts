import pl from "nodejs-polars";
import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  namesOf,
  rawFeatures,
  standardFeatures,
} from "../../lib/anomaly/features.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { normalNumbers } from "./normal_numbers.ts";

const level = (values: Float64Array) => ({
  values: values.map(() => 100),
  leverages: values.map(() => 0),
});

Deno.test("rawFeatures() reads columns as they are, NaN for null", () => {
  const windows = pl.DataFrame({ failures: [1, null, 3], logs: [4, 5, 0] });
  const [failures, rate] = rawFeatures(windows, ["failures", "failure_rate"]);
  assertEquals([...failures.values], [1, NaN, 3]);
  assertEquals([...rate.values], [0.25, NaN, NaN]);
  assertEquals([failures.column, rate.column], ["failures", "failure_rate"]);
});

Deno.test("rawFeatures() names the column that is missing", () => {
  assertThrows(
    () => rawFeatures(pl.DataFrame({ logs: [1] }), ["latency_p95_ms"]),
    InputError,
    "the windows need the column latency_p95_ms, got logs",
  );
});

Deno.test("standardFeatures() reads the standard errors and makes those of other columns", () => {
  const noise = normalNumbers(200);
  const logs = Array.from(noise, (_, i) => i % 2 === 0 ? 400 : 4);
  const windows = pl.DataFrame({
    failures_z: Array.from(noise, () => 1.5),
    latency_p95_ms: Array.from(noise, (z, i) => 100 + 60 * z / logs[i] ** 0.5),
    logs,
    partial: logs.map((_, i) => i === 7),
  });
  const [failures, p95] = standardFeatures(
    windows,
    ["failures", "latency_p95_ms"],
    level,
  );
  assertEquals([failures.column, p95.column], [
    "failures_z",
    "latency_p95_ms_z",
  ]);
  assertEquals(failures.values[3], 1.5);
  assertEquals(p95.values[7], NaN);
  // Windows of 4 logs scatter ten times as far as those of 400; on this scale alike.
  const spread = (odd: number) => {
    const values = p95.values.filter((z, i) => i % 2 === odd && !isNaN(z));
    return Math.sqrt(values.reduce((sum, z) => sum + z * z, 0) / values.length);
  };
  assert(Math.abs(spread(0) - 1) < 0.25 && Math.abs(spread(1) - 1) < 0.25);
});

Deno.test("namesOf() finds what a forest's columns stand for", () => {
  assertEquals(namesOf(["failures", "latency_mean_ms"]), {
    names: ["failures", "latency_mean_ms"],
    scale: "raw",
  });
  assertEquals(namesOf(["failures_z", "latency_p95_ms_z", "latency_z"]), {
    names: ["failures", "latency_p95_ms", "latency_mean_ms"],
    scale: "standard",
  });
});
