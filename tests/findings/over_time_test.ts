import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import pl from "nodejs-polars";
import { failureLatencyFinding } from "../../lib/findings/anomalies/failure_latency.ts";
import type { Finding } from "../../lib/findings/finding.ts";
import { latencyTailFinding } from "../../lib/findings/latency/latency_tail.ts";
import { latencyTrendFinding } from "../../lib/findings/latency/latency_trend.ts";
import { failureTrendFinding } from "../../lib/findings/reliability/failure_trend.ts";
import { warningsLeadFinding } from "../../lib/findings/reliability/warnings_lead.ts";
import { activityRhythmFinding } from "../../lib/findings/workload/activity_rhythm.ts";
import { activityTrendFinding } from "../../lib/findings/workload/activity_trend.ts";
import { servicesTogetherFinding } from "../../lib/findings/workload/services_together.ts";
import { seededRandom } from "../../lib/logs/random.ts";

const LENGTH_US = 5e6;

/** A part of a window's values; the rest is 355 logs, a quarter of them failures, at 55 ms. */
interface Values {
  readonly logs?: number;
  readonly failures?: number;
  readonly latency_mean_ms?: number;
  readonly latency_p95_ms?: number;
}

/** Windows of 5 s, a row for each value of `by` where it is given. */
function windowsOf(
  count: number,
  values: (window: number, name: string) => Values,
  by?: { readonly column: string; readonly names: readonly string[] },
): pl.DataFrame {
  const names = by?.names ?? [""];
  const rows = Array.from({ length: count * names.length }, (_, i) => {
    const window = Math.floor(i / names.length);
    const name = names[i % names.length];
    return {
      ...{ logs: 355, failures: 89, latency_mean_ms: 55, latency_p95_ms: 96 },
      ...{ window, name, ...values(window, name) },
    };
  });
  const column = (of: (row: typeof rows[number]) => number) =>
    Float64Array.from(rows, of);
  const series = (name: string, of: (row: typeof rows[number]) => number) =>
    pl.Series(name, [...column(of)], pl.Float64);
  return pl.DataFrame([
    pl.Series("start", rows.map(({ window }) => window * LENGTH_US), pl.Int64)
      .cast(pl.Datetime("us")),
    ...(by ? [pl.Series(by.column, rows.map(({ name }) => name))] : []),
    series("logs", ({ logs }) => logs),
    series("failures", ({ failures }) => failures),
    series("latency_mean_ms", ({ latency_mean_ms }) => latency_mean_ms),
    series("latency_sd_ms", () => 26),
    series("latency_p95_ms", ({ latency_p95_ms }) => latency_p95_ms),
    series("latency_count", ({ logs }) => logs),
    pl.Series("partial", rows.map(() => false)),
  ]);
}

/** Noise with a mean of 0 and a standard deviation of about 1. */
function noise(seed: number): () => number {
  const random = seededRandom(seed);
  return () => (random() + random() + random() + random() - 2) * Math.sqrt(3);
}

const SERVICES = { column: "service", names: ["a", "b", "c"] };

function assertSays(finding: Finding, verdict: string, words: string) {
  assertEquals(finding.verdict, verdict, finding.statement);
  assertStringIncludes(finding.statement, words);
}

Deno.test("activityTrendFinding() tells growth from noise", () => {
  const random = noise(1);
  const windows = (growth: number) =>
    windowsOf(280, (i) => ({
      logs: Math.round(355 * (1 + growth * i / 280) + 19 * random()),
    }));
  const grown = activityTrendFinding(windows(0.4));
  assertSays(grown, "supported", "it rises over the period");
  const { low, high } = grown.effect ?? {};
  assert(Number(low) < 0.4 / 1.2 && Number(high) > 0.4 / 1.2);
  assertEquals(activityTrendFinding(windows(0)).verdict, "within_noise");
  assertEquals(activityTrendFinding(windows(0.05)).verdict, "refuted");
});

Deno.test("failureTrendFinding() joins windows until they hold failures", () => {
  const random = seededRandom(2);
  const windows = windowsOf(4_000, (i) => ({
    logs: 5,
    failures: random() < 0.02 + 0.2 * i / 4_000 ? 1 : 0,
  }));
  assertSays(failureTrendFinding(windows), "supported", "it rises");
});

Deno.test("latencyTrendFinding() is not misled by a slow end, and finds a creep", () => {
  const random = noise(3);
  const windows = (latency: (i: number) => number) =>
    windowsOf(280, (i) => ({ latency_mean_ms: latency(i) + 1.4 * random() }));
  const spike = windows((i) => i > 270 ? 300 : 55);
  assert(latencyTrendFinding(spike).verdict !== "supported");
  const creep = windows((i) => 55 + i / 28);
  assertSays(latencyTrendFinding(creep), "supported", "mean latency goes from");
  assertEquals(
    latencyTrendFinding(windowsOf(280, () => ({}))).verdict,
    "not_testable",
  );
});

Deno.test("activityRhythmFinding() finds a rhythm and names its length", () => {
  const random = noise(4);
  const windows = windowsOf(600, (i) => ({
    logs: Math.round(71 + 14 * Math.sin(2 * Math.PI * i / 60) + 8 * random()),
  }));
  const finding = activityRhythmFinding(windows);
  assertSays(finding, "supported", "most strongly every 5 min, by");
  assertStringIncludes(finding.recommendation, "every 5 min.");
});

Deno.test("activityRhythmFinding() takes two cycles for none", () => {
  const windows = windowsOf(100, (i) => ({
    logs: Math.round(355 + 100 * Math.sin(2 * Math.PI * i / 50)),
  }));
  assert((activityRhythmFinding(windows).effect?.value ?? 1) < 0.05);
  const few = activityRhythmFinding(windowsOf(19, () => ({})));
  assertSays(few, "not_testable", "fewer than twenty whole windows");
});

Deno.test("servicesTogetherFinding() finds the pair that moves together", () => {
  const random = noise(5);
  const common = Array.from({ length: 60 }, random);
  const windows = windowsOf(60, (i, name) => ({
    logs: Math.round(
      500 + 22 * random() + (name === "c" ? 0 : 40 * common[i]),
    ),
  }), SERVICES);
  const finding = servicesTogetherFinding(windows);
  assertSays(finding, "supported", "“a” and “b” correlate by");
  assert((finding.effect?.value ?? 0) > 0.5);
});

Deno.test("servicesTogetherFinding() finds nothing in services that wander apart", () => {
  const wandering = Array.from({ length: 40 }, (_, seed) => {
    const random = noise(seed);
    const at: Record<string, number> = { a: 0, b: 0, c: 0 };
    return servicesTogetherFinding(windowsOf(60, (_, name) => {
      at[name] = 0.8 * at[name] + random();
      return { logs: Math.round(500 + 30 * at[name]) };
    }, SERVICES));
  });
  const wrong = wandering.filter(({ verdict }) => verdict === "supported");
  assert(wrong.length <= 2, `${wrong.length} of 40`);
});

const LEVELS = { column: "level", names: ["INFO", "WARNING", "ERROR"] };

Deno.test("warningsLeadFinding() finds warnings that come before failures, not after", () => {
  const random = noise(6);
  const strain = Array.from({ length: 300 }, random);
  const windows = (lead: number) =>
    windowsOf(300, (i, name) => ({
      logs: Math.round(
        100 + 8 * random() +
          (name === "WARNING" ? 15 * strain[i] : 0) +
          (name === "ERROR" ? 15 * (strain[i - lead] ?? 0) : 0),
      ),
    }), LEVELS);
  assertSays(
    warningsLeadFinding(windows(2)),
    "supported",
    "failures 10 s later",
  );
  assertEquals(warningsLeadFinding(windows(-2)).verdict, "within_noise");
});

Deno.test("warningsLeadFinding() says what it lacks", () => {
  const without = windowsOf(300, () => ({}), {
    column: "level",
    names: ["INFO", "ERROR"],
  });
  assertSays(
    warningsLeadFinding(without),
    "not_testable",
    "no log is a warning",
  );
});

Deno.test("failureLatencyFinding() tells failures that come with slowness", () => {
  const random = noise(7);
  const windows = (shared: number) =>
    windowsOf(280, () => {
      const strain = random();
      return {
        failures: Math.round(89 + 8 * random() + shared * 8 * strain),
        latency_mean_ms: 55 + 1.4 * random() + shared * 1.4 * strain,
      };
    });
  assertSays(failureLatencyFinding(windows(1)), "supported", "with slowness");
  assertSays(failureLatencyFinding(windows(0)), "within_noise", "as likely in");
});

Deno.test("latencyTailFinding() names the service with the slow tail, also where the means agree", () => {
  const random = noise(8);
  const byService = pl.DataFrame({
    service: ["a", "b", "c"],
    p95_ms: [96, 140, 96],
    p99_ms: [100, 180, 100],
  });
  const tails = (slow: number) =>
    latencyTailFinding(
      windowsOf(46, (_, name) => ({
        latency_p95_ms: (name === "b" ? slow : 96) + 3 * random(),
      }), SERVICES),
      byService,
    );
  const finding = tails(140);
  assertSays(finding, "supported", "“b” stands out most");
  assertStringIncludes(finding.statement, "the 99th 180 ms");
  assertEquals(tails(96).verdict, "within_noise");
});
