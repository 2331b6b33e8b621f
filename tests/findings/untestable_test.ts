import { assert, assertEquals } from "@std/assert";
import type { Finding } from "../../lib/findings/finding.ts";
import { findingMarkdown } from "../../lib/findings/finding_markdown.ts";
import { reportFindings } from "../../lib/findings/report_findings.ts";
import { withLogs } from "../logs_file.ts";

/** The report's findings about logs given as text. */
async function findingsOf(csv: string): Promise<Finding[]> {
  let findings: Finding[] = [];
  await withLogs(csv, async (logs) => {
    findings = await reportFindings(logs);
  });
  return findings;
}

function rows(count: number, row: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => {
    const time = new Date(Date.UTC(2024, 0, 1) + i * 250).toISOString();
    return `${time},${row(i)}`;
  }).join("\n");
}

const HEADER = "timestamp,level,service,message,latency_ms\n";

/** Logs at the edges of what can be asked. */
const EDGES: Record<string, string> = {
  "one row": HEADER + rows(1, () => "INFO,a,m,5"),
  "two rows": HEADER + rows(2, () => "ERROR,a,m,5"),
  "one service and level": HEADER + rows(2000, () => "INFO,a,m,5"),
  "failures only": HEADER +
    rows(2000, (i) => `FATAL,s${i % 3},m${i % 2},${i % 7}`),
  "constant latency": HEADER + rows(2000, (i) => `INFO,s${i % 3},m,5`),
  "no latencies": HEADER + rows(2000, (i) => `INFO,s${i % 3},m,`),
  "a service of one log": HEADER +
    rows(2000, (i) => `INFO,${i ? "a" : "b"},m,${i % 9}`),
  "only timestamps": "timestamp\n" + rows(500, () => "").replaceAll(",", ""),
  "nulls everywhere": HEADER + rows(500, () => ",,,"),
};

for (const [name, csv] of Object.entries(EDGES)) {
  Deno.test(`reportFindings() copes with logs of ${name}`, async () => {
    const findings = await findingsOf(csv);
    assertEquals(findings.length, 28);
    for (const finding of findings) {
      const text = finding.statement + findingMarkdown(finding) +
        finding.recommendation;
      assert(!/NaN|Infinity|undefined|null/.test(text), text);
      assertEquals(JSON.parse(JSON.stringify(finding)), finding);
    }
  });
}

Deno.test("reportFindings() names the column that a question lacks", async () => {
  const findings = await findingsOf(EDGES["only timestamps"]);
  const lacking = findings.filter(({ verdict }) => verdict === "not_testable");
  const named = (id: string) =>
    lacking.find((finding) => finding.id === id)?.statement.match(
      /column (\w+)/,
    )
      ?.[1];
  assertEquals(named("service_volume"), "service");
  assertEquals(named("dominant_level"), "level");
  assertEquals(named("failure_share"), "level");
  assertEquals(named("failure_rate_over_time"), "level");
  assertEquals(named("failure_messages"), "message");
  assertEquals(named("latency_over_time"), "latency_ms");
  assertEquals(named("failure_rate_by_service"), "service");
  assertEquals(named("services_together"), "service");
  assertEquals(named("latency_tail_by_service"), "service");
  assertEquals(named("message_mix"), "service");
  assertEquals(named("failure_trend"), "level");
  assertEquals(named("warnings_lead"), "level");
  assertEquals(named("failure_latency"), "level");
  assertEquals(named("latency_trend"), "latency_ms");
  const reach = lacking.find(({ id }) => id === "failure_reach");
  assert(reach?.statement.includes("such as user, client or client_ip"));
});

Deno.test("reportFindings() still answers what needs no missing column", async () => {
  const findings = await findingsOf(EDGES["only timestamps"]);
  const activity = findings.find(({ id }) => id === "activity_variation");
  // Evenly spaced: steadier than chance.
  assertEquals(activity?.verdict, "refuted");
});
