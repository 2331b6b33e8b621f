import { assertEquals } from "@std/assert";
import { headlineFindings } from "../../lib/findings/by_attention.ts";
import { notTestable } from "../../lib/findings/conclude.ts";
import type { Finding } from "../../lib/findings/finding.ts";

function supported(id: string, about?: string[]): Finding {
  const question = {
    id,
    section: "latency",
    question: "?",
    audience: "scaling",
    evidence: { result: null, notebook: "04_latency", heading: "Over time" },
  } as const;
  const finding = notTestable(question, "it is made up");
  return { ...finding, verdict: "supported", ...(about && { about }) };
}

const shown = (...findings: Finding[]) =>
  headlineFindings(findings).map(({ id }) => id);

Deno.test("headlineFindings() leave out what says again that there was an incident", () => {
  const extreme = supported("latency_extreme");
  assertEquals(shown(extreme), ["latency_extreme"]);
  assertEquals(shown(extreme, supported("incidents")), ["incidents"]);
  assertEquals(
    shown(extreme, { ...supported("incidents"), verdict: "within_noise" }),
    ["latency_extreme"],
  );
});

Deno.test("headlineFindings() leave a mix out only where it is about the service that fails", () => {
  const failing = supported("failure_rate_by_service", ["b", "ERROR", "FATAL"]);
  const mix = (...about: string[]) => supported("level_mix", about);
  assertEquals(shown(failing, mix("b", "ERROR")), ["failure_rate_by_service"]);
  for (const other of [mix("a", "ERROR"), mix("b", "DEBUG")]) {
    assertEquals(shown(failing, other), [
      "failure_rate_by_service",
      "level_mix",
    ]);
  }
});
