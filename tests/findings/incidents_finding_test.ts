import { assertEquals, assertStringIncludes } from "@std/assert";
import pl from "nodejs-polars";
import type { Contributor } from "../../lib/anomaly/contributors.ts";
import type { Explanation } from "../../lib/anomaly/explain.ts";
import { findIncidents } from "../../lib/anomaly/incidents.ts";
import { incidentsFinding } from "../../lib/findings/anomalies/incidents.ts";
import { judgedFrame, type Unusual } from "../anomaly/judged_frame.ts";

const SLOW: Unusual = {
  ...{ latency_mean_ms: 80, latency_z: 18 },
  ...{ p_value: 1e-9, significant: true },
};

const DURING = judgedFrame(100, { 40: SLOW, 41: SLOW });

Deno.test("incidentsFinding() says when it was and what drove it", () => {
  const finding = incidentsFinding(DURING);
  assertEquals(finding.verdict, "supported");
  assertEquals(
    finding.statement,
    "1 incident among 100 windows, a slowdown that began at 1970-01-01 00:03:20 UTC and lasted 10 s, with 80.0 ms of mean latency against 55.0 around it: too unlikely for noise.",
  );
  assertEquals(finding.effect?.value, 80 / 55 - 1);
});

Deno.test("incidentsFinding() counts several incidents by what they did", () => {
  const { statement } = incidentsFinding(
    judgedFrame(100, { 20: SLOW, 40: SLOW, 60: { ...SLOW, latency_z: -18 } }),
  );
  assertStringIncludes(
    statement,
    "3 incidents among 100 windows (2 slowdowns, 1 drop in latency), the most severe a slowdown",
  );
});

Deno.test("incidentsFinding() names the service that explains it", () => {
  const [incident] = findIncidents(DURING);
  const change: Contributor = {
    column: "svc",
    value: "pay",
    metric: "latency_mean_ms",
    change: "rose",
    inside: 160,
    expected: 55,
    ratio: 160 / 55,
    part: 0.95,
    usual: 0.25,
    z: 20,
    p_value: 1e-9,
  };
  const explained: Explanation = {
    incident,
    services: [change],
    // As large as usual: everything says it.
    messages: [{ ...change, value: "request", part: 0.6, usual: 0.6 }],
    others: [],
    explained: true,
    rows: pl.DataFrame({}),
  };
  const finding = incidentsFinding(DURING, [explained]);
  assertStringIncludes(finding.statement, "around it, mostly “pay”:");
  assertStringIncludes(finding.recommendation, "first, beginning with “pay”.");
});

Deno.test("incidentsFinding() sends nobody to read logs that are missing", () => {
  const quiet = { logs: 20, logs_z: -20, p_value: 1e-9, significant: true };
  const { statement, recommendation } = incidentsFinding(
    judgedFrame(100, { 40: quiet }),
  );
  assertStringIncludes(statement, ", a lull that began at");
  assertStringIncludes(recommendation, "Find out what kept logs away from");
});

Deno.test("incidentsFinding() finds none in ordinary windows", () => {
  const finding = incidentsFinding(judgedFrame(100));
  assertEquals(finding.verdict, "within_noise");
  assertStringIncludes(finding.statement, "None of 100 windows");
});

Deno.test("incidentsFinding() calls an incident refuted that hardly moved its driver", () => {
  const little = { ...SLOW, latency_mean_ms: 57 };
  const finding = incidentsFinding(judgedFrame(100, { 40: little }));
  assertEquals(finding.verdict, "refuted");
});

Deno.test("incidentsFinding() copes with windows that are not judged", () => {
  const bare = pl.DataFrame({ logs: [1] });
  assertEquals(incidentsFinding(bare).verdict, "not_testable");
  const unknown = judgedFrame(3, {
    0: { p_value: null },
    1: { p_value: null },
    2: { p_value: null },
  });
  assertEquals(incidentsFinding(unknown).verdict, "not_testable");
});
