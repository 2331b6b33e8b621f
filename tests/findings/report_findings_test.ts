import { assert, assertEquals, assertRejects } from "@std/assert";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { REPORT_QUESTIONS } from "../../lib/findings/conclude.ts";
import { CONSEQUENCE } from "../../lib/findings/consequence.ts";
import { reportFindings } from "../../lib/findings/report_findings.ts";
import type { Finding } from "../../lib/findings/finding.ts";
import { serviceVolumeFinding } from "../../lib/findings/workload/service_volume.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { findingsInNoise, type Planted } from "./simulated_logs.ts";

/** Findings about size rather than about a difference, a trend or a relation. */
const DESCRIPTIVE = ["data_quality", "failure_share", "dominant_level"];

function supported(findings: readonly Finding[]): string[] {
  return findings.filter(({ verdict }) => verdict === "supported")
    .map(({ id }) => id).filter((id) => !DESCRIPTIVE.includes(id));
}

Deno.test("reportFindings() is honest about the sample", async () => {
  const findings = await reportFindings(await openLogs());
  const verdicts = Object.fromEntries(
    findings.map(({ id, verdict }) => [id, verdict]),
  );
  assertEquals(verdicts, {
    data_quality: "supported",
    service_volume: "within_noise",
    services_together: "within_noise",
    dominant_level: "within_noise",
    level_mix: "within_noise",
    activity_variation: "refuted",
    activity_memory: "refuted",
    activity_trend: "within_noise",
    activity_rhythm: "refuted",
    failure_share: "supported",
    failure_rate_by_service: "within_noise",
    fatal_share_by_service: "within_noise",
    failure_reach: "within_noise",
    failure_rate_over_time: "within_noise",
    failure_trend: "within_noise",
    warnings_lead: "within_noise",
    failure_messages: "refuted",
    message_mix: "within_noise",
    latency_by_service: "within_noise",
    latency_tail_by_service: "within_noise",
    latency_over_time: "within_noise",
    latency_trend: "within_noise",
    latency_with_load: "within_noise",
    flagged_windows: "within_noise",
    latency_extreme: "within_noise",
    failure_extreme: "within_noise",
    failure_latency: "within_noise",
    incidents: "within_noise",
  });
});

Deno.test("reportFindings() tests as many questions as the p-values are adjusted for", async () => {
  const findings = await reportFindings(await openLogs());
  const tested = findings.filter(({ test }) => test !== null);
  assertEquals(tested.length, REPORT_QUESTIONS);
});

Deno.test("reportFindings() says where each finding can be checked", async () => {
  const findings = await reportFindings(await openLogs());
  const folder = new URL("../../notebooks/", import.meta.url);
  for (const { id, evidence } of findings) {
    const path = new URL(`${evidence?.notebook}.ipynb`, folder);
    const { cells } = JSON.parse(await Deno.readTextFile(path));
    const lines = cells.flatMap(({ source }: { source: string[] }) =>
      source.map((line) => line.trim())
    );
    assert(lines.includes(`## ${evidence?.heading}`), id);
  }
});

Deno.test("CONSEQUENCE names every finding of the report once", async () => {
  const findings = await reportFindings(await openLogs());
  assertEquals(
    [...CONSEQUENCE].sort(),
    findings.map(({ id }) => id).sort(),
  );
});

Deno.test("reportFindings() gives a question the verdict that it gets alone", async () => {
  const logs = await openLogs();
  const findings = await reportFindings(logs);
  const id = "service_volume";
  assertEquals(
    findings.find((finding) => finding.id === id),
    serviceVolumeFinding(await logs.counts("service")),
  );
});

Deno.test("reportFindings() gives the published p-value of the sample's services", async () => {
  const findings = await reportFindings(await openLogs());
  const services = findings.find(({ id }) => id === "service_volume");
  assertEquals(services?.p_value_alone?.toFixed(2), "0.18");
  assertEquals(services?.p_value, 1);
});

Deno.test("reportFindings() gives the same findings twice, and all of them are JSON", async () => {
  const logs = await openLogs();
  const [first, second] = [
    await reportFindings(logs),
    await reportFindings(logs),
  ];
  assertEquals(first, second);
  assertEquals(JSON.parse(JSON.stringify(first)), first);
});

Deno.test("reportFindings() supports nothing about independent noise", async () => {
  for (const seed of [1, 2, 3, 4]) {
    const findings = await findingsInNoise(seed);
    assertEquals(supported(findings), [], `seed ${seed}`);
  }
});

const SCENARIOS: readonly [string, Planted, number][] = [
  ["latency_by_service", { slower: 1.1 }, 0.1],
  ["failure_rate_by_service", { failing: 1.3 }, 0.3],
  // 0.3 ms for each log a second: 70 more are 21 of 55 ms.
  ["latency_with_load", { saturation: 0.3 }, 0.3 * 70 / 55],
  ["activity_memory", { rhythm: 0.3 }, 0.3 / Math.SQRT2],
  ["activity_variation", { rhythm: 0.3 }, 0.3 / Math.SQRT2],
  ["latency_over_time", { drift: 1.2 }, 0.1 / 1.1],
  ["failure_extreme", { incident: 2.2 }, 1.2],
  ["failure_rate_over_time", { incident: 2.2 }, 0.2],
  ["service_volume", { busier: 1.2 }, 1.2 * 4 / 4.2 - 1],
  ["failure_messages", { message: 3 }, 0.6 * 3 - 1],
];

for (const [id, planted, truth] of SCENARIOS) {
  Deno.test(`reportFindings() finds a planted effect: ${id}`, async () => {
    for (const seed of [21, 22]) {
      const findings = await findingsInNoise(seed, planted);
      const finding = findings.find((finding) => finding.id === id);
      assertEquals(finding?.verdict, "supported", `seed ${seed}`);
      const { low, high } = finding?.effect ?? {};
      assert(
        Number(low) <= truth && truth <= Number(high),
        `seed ${seed}: ${truth} lies outside ${low} to ${high}`,
      );
    }
  });
}

Deno.test("reportFindings() calls a difference below the threshold refuted", async () => {
  const findings = await findingsInNoise(5, { failing: 1.3 }, {
    thresholds: { failure_rate: 0.6 },
  });
  const finding = findings.find(({ id }) => id === "failure_rate_by_service");
  assertEquals(finding?.verdict, "refuted");
  assert(finding?.statement.includes("detectable but negligible"));
});

Deno.test("reportFindings() refuses a window that is no length of time", async () => {
  await assertRejects(
    async () => await reportFindings(await openLogs(), { every: "often" }),
    InputError,
    "often",
  );
});
