import { assert, assertEquals } from "@std/assert";
import { reportFindings } from "../../lib/findings/mod.ts";
import { MESSAGES, SERVICES } from "../../lib/logs/sample_world.ts";
import { formatTimestamp } from "../../lib/logs/timestamp.ts";
import { withLogs } from "../logs_file.ts";
import {
  findingsOf,
  PLANTS,
  plantTrial,
  supportedOf,
} from "./finding_trials.ts";
import { MINUTES, simulatedRows, WEEKS } from "./simulated_rows.ts";

/** The simulated logs as a file, as users have them. */
function csvOf(seed: number): string {
  const rows = simulatedRows(seed);
  const lines = ["Timestamp,LogLevel,Service,Message,User,TimeTaken"];
  rows.time_us.forEach((time_us, row) => {
    const { text, level } = MESSAGES[rows.message[row]];
    lines.push([
      formatTimestamp(time_us),
      ...[level, SERVICES[rows.service[row]].name, text],
      ...[`User${rows.user[row]}`, rows.latency_ms[row]],
    ].join(","));
  });
  return lines.join("\n") + "\n";
}

Deno.test("reportFindings() of simulated logs as a file says what the proof's frames say", async () => {
  await withLogs(csvOf(5), async (logs) => {
    const told = (findings: Awaited<ReturnType<typeof reportFindings>>) =>
      findings.filter(({ section }) => section !== "quality").map((
        { id, verdict, statement },
      ) => ({ id, verdict, statement }));
    assertEquals(told(findingsOf(5)), told(await reportFindings(logs)));
  });
});

Deno.test("answerQuestions() supports nothing about independent noise", () => {
  for (const shape of [MINUTES, WEEKS]) {
    for (const seed of [1, 2, 3]) {
      const found = supportedOf(findingsOf(seed, {}, shape));
      assertEquals(found.map(({ statement }) => statement), []);
    }
  }
});

for (const plant of PLANTS) {
  Deno.test(`answerQuestions() finds what is planted: ${plant.name}`, () => {
    // Of three intervals of 95% all hold the truth in six cases of seven; the seeds are fixed.
    const trials = [1, 2, 3].map((seed) => plantTrial(plant, seed));
    assertEquals(trials.map(({ supported }) => supported), [true, true, true]);
    assert(trials.filter(({ covered }) => covered).length >= 2);
  });
}
