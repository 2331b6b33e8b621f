import { assertEquals, assertStringIncludes } from "@std/assert";
import { failureExtremeFinding } from "../../lib/findings/anomalies/failure_extreme.ts";
import { latencyExtremeFinding } from "../../lib/findings/anomalies/latency_extreme.ts";
import { inlineWindows } from "../charts/inline_windows.ts";

const DAY_S = 86_400;
const steady = Array.from({ length: 30 }, (_, i) => 50 + (i * 7) % 5 / 10);
const withOne = steady.map((ms, i) => i === 9 ? 90 : ms);
const latencies = (means: readonly number[], every_s: number) =>
  inlineWindows({
    latency_mean_ms: means,
    latency_sd_ms: means.map(() => 10),
  }, every_s);

Deno.test("latencyExtremeFinding() knows a day by its date", () => {
  const found = latencyExtremeFinding(latencies(withOne, DAY_S));
  assertStringIncludes(
    found.statement,
    "The most extreme of 30 days is 2024-01-10, with a mean of 90.0 ms against 51.5 ms overall (74.7% slower): noise does not give such a day",
  );
  assertEquals(
    found.recommendation,
    "Read the logs of 2024-01-10: something happened there.",
  );
});

Deno.test("latencyExtremeFinding() knows shorter windows by their beginning, longer ones by the date of it", () => {
  const minutes = latencyExtremeFinding(latencies(withOne, 60)).statement;
  assertStringIncludes(
    minutes,
    "The most extreme of 30 windows begins at 2024-01-01 12:09:00 UTC with a mean of",
  );
  const weeks = latencyExtremeFinding(latencies(withOne, 7 * DAY_S)).statement;
  assertStringIncludes(weeks, "windows begins on 2024-03-04 with a mean of");
});

Deno.test("latencyExtremeFinding() blames the level, not one day, where the level moves", () => {
  const rising = steady.map((ms, i) => ms + 2 * i);
  const found = latencyExtremeFinding(latencies(rising, DAY_S));
  assertStringIncludes(
    found.statement,
    "of 30 days lie beyond noise around one level: the level itself moves",
  );
  assertStringIncludes(
    found.recommendation ?? "",
    "Look at the course of the mean latency before this one day",
  );
});

Deno.test("failureExtremeFinding() knows a day by its date, and blames the level where it moves", () => {
  const failures = Array.from({ length: 28 }, (_, i) => i % 7 > 4 ? 2 : 30);
  const one = failures.map((_, i) => i === 3 ? 60 : 20);
  const days = (failures: readonly number[]) =>
    failureExtremeFinding(inlineWindows({ failures }, DAY_S)).statement;
  assertStringIncludes(
    days(one),
    "is 2024-01-04, with 60 failures in 100 logs, 60.0% against 21.4% overall",
  );
  assertStringIncludes(
    days(failures),
    "8 of 28 days lie beyond noise around one level: the level itself moves",
  );
});
