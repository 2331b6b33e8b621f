import { assertEquals } from "@std/assert";
import { closingText } from "../../lib/findings/closing_text.ts";
import { notTestable } from "../../lib/findings/conclude.ts";
import type { Finding, Section, Verdict } from "../../lib/findings/finding.ts";

function finding(section: Section, verdict: Verdict, id = "made_up"): Finding {
  const question = {
    id,
    section,
    question: "?",
    audience: "scaling",
    evidence: { result: null, notebook: "04_latency", heading: "Over time" },
  } as const;
  return { ...notTestable(question, "it is made up"), verdict };
}

Deno.test("closingText() says about what there is nothing, and what cannot be told", () => {
  assertEquals(
    closingText([
      finding("workload", "within_noise"),
      finding("workload", "not_testable"),
      finding("reliability", "supported"),
      finding("latency", "refuted"),
      finding("anomalies", "not_testable"),
    ]),
    "Nothing that matters was found about workload or latency. " +
      "These logs tell little or nothing about anomalies. " +
      "5 questions: 1 supported, 1 refuted, 1 within noise, 2 not testable.",
  );
});

Deno.test("closingText() does not deny an incident of latency", () => {
  assertEquals(
    closingText([
      finding("latency", "within_noise"),
      finding("anomalies", "supported", "incidents"),
      finding("anomalies", "supported", "latency_extreme"),
    ]),
    "1 more finding is supported, which follows from these or weighs less. " +
      "Apart from the incidents, nothing that matters was found about latency. " +
      "3 questions: 2 supported, 1 within noise.",
  );
});
