import { assertEquals } from "@std/assert";
import {
  byAttention,
  headlineFindings,
  tallyText,
} from "../../lib/findings/by_attention.ts";
import { notTestable } from "../../lib/findings/conclude.ts";
import { CONSEQUENCE } from "../../lib/findings/consequence.ts";
import type { Finding, Section, Verdict } from "../../lib/findings/finding.ts";

function finding(id: string, verdict: Verdict, section: Section): Finding {
  const question = {
    id,
    section,
    question: "?",
    audience: "scaling",
    evidence: { result: null, notebook: "02_workload", heading: "Log levels" },
  } as const;
  return { ...notTestable(question, "it is made up"), verdict };
}

const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id);

const REPORT = [
  finding("noise", "within_noise", "workload"),
  finding("small", "refuted", "workload"),
  finding("first", "supported", "latency"),
  finding("second", "supported", "workload"),
];

Deno.test("byAttention() puts doubts about the logs first, trust in them behind what they say", () => {
  assertEquals(
    ids(byAttention([finding("logs", "refuted", "quality"), ...REPORT])),
    ["logs", "first", "second", "small", "noise"],
  );
  assertEquals(
    ids(byAttention([finding("logs", "supported", "quality"), ...REPORT])),
    ["first", "second", "logs", "small", "noise"],
  );
});

Deno.test("headlineFindings() are what is supported, and doubts about the logs", () => {
  assertEquals(
    ids(headlineFindings([finding("logs", "refuted", "quality"), ...REPORT])),
    ["logs", "first", "second"],
  );
  assertEquals(headlineFindings([REPORT[0], REPORT[1]]), []);
});

Deno.test("byAttention() orders by what a yes costs, and what it does not know last", () => {
  const supported = (id: string, section: Section) =>
    finding(id, "supported", section);
  assertEquals(
    ids(byAttention([
      supported("unknown", "workload"),
      supported("service_volume", "workload"),
      supported("latency_with_load", "latency"),
      supported("failure_share", "reliability"),
      supported("incidents", "anomalies"),
    ])),
    [
      ...["incidents", "failure_share", "latency_with_load"],
      ...["service_volume", "unknown"],
    ],
  );
});

Deno.test("headlineFindings() are no more than a screen holds", () => {
  const many = CONSEQUENCE.map((id) => finding(id, "supported", "latency"));
  assertEquals(headlineFindings(many).length, 7);
  assertEquals(headlineFindings(many, 2).length, 2);
});

Deno.test("tallyText() counts every verdict", () => {
  assertEquals(
    tallyText(REPORT),
    "4 questions: 2 supported, 1 refuted, 1 within noise.",
  );
});
