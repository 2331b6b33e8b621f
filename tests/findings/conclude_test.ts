import { assertEquals } from "@std/assert";
import {
  conclude,
  type Evidence,
  REPORT_QUESTIONS,
} from "../../lib/findings/conclude.ts";

const QUESTION = {
  id: "difference",
  section: "latency",
  question: "Is there a difference?",
  audience: "scaling",
  evidence: { result: null, notebook: "02_workload", heading: "Log levels" },
} as const;

function evidence(p_value: number, value: number): Evidence {
  return {
    test: "a test",
    statistic: 2,
    p_value,
    effect: {
      name: "difference",
      unit: "fraction",
      value,
      low: -Infinity,
      high: 1,
      matters: 0.1,
    },
    seen: "there is a gap",
    means: { supported: "real", within_noise: "chance", refuted: "small" },
    advice: { supported: "act", within_noise: "wait", refuted: "leave it" },
  };
}

Deno.test("conclude() supports only what is both significant and large", () => {
  const verdict = (p: number, value: number) =>
    conclude(QUESTION, evidence(p, value)).verdict;
  assertEquals(verdict(0.001, 0.2), "supported");
  assertEquals(verdict(0.001, -0.2), "supported");
  assertEquals(verdict(0.001, 0.05), "refuted");
  assertEquals(verdict(0.2, 0.2), "within_noise");
  assertEquals(verdict(0.2, 0.05), "within_noise");
});

Deno.test("conclude() says and advises what its verdict means", () => {
  const finding = conclude(QUESTION, evidence(0.001, 0.05));
  assertEquals(finding.statement, "There is a gap: small.");
  assertEquals(finding.recommendation, "leave it");
});

Deno.test("conclude() judges by the p-value for all questions and keeps the test's own", () => {
  const finding = conclude(QUESTION, evidence(0.01, 0.2));
  assertEquals(finding.verdict, "within_noise");
  assertEquals(finding.p_value, 0.01 * REPORT_QUESTIONS);
  assertEquals(finding.p_value_alone, 0.01);
});

Deno.test("conclude() gives no p-value above 1", () => {
  assertEquals(conclude(QUESTION, evidence(0.2, 0.2)).p_value, 1);
});

Deno.test("conclude() takes another limit of significance", () => {
  const strict = { thresholds: { significance: 0.001 } };
  assertEquals(
    conclude(QUESTION, evidence(0.001, 0.2), strict).verdict,
    "within_noise",
  );
});

Deno.test("conclude() turns an infinite bound into none", () => {
  assertEquals(conclude(QUESTION, evidence(0.01, 0.2)).effect?.low, null);
});
