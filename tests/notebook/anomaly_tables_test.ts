import { assert, assertEquals } from "@std/assert";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { explainIncidents } from "../../lib/anomaly/explain.ts";
import { findIncidents } from "../../lib/anomaly/incidents.ts";
import { writeScenario } from "../../lib/logs/scenario.ts";
import {
  calibrationNote,
  contentsTable,
  flaggedTable,
  incidentsTable,
  modelTable,
} from "../../lib/notebook/anomaly_tables.ts";
import { plainText } from "../../lib/notebook/mime_bundle.ts";
import { withLogs } from "../logs_file.ts";

Deno.test("modelTable() counts what was scored, left out and flagged", async () => {
  const logs = await openLogs("sample");
  const anomalies = detectAnomalies(await logs.windows("5s"));
  const shown = plainText(modelTable(anomalies));
  const facts = Object.fromEntries(
    shown.split("\n").map((line) => line.split(/\s{2,}/)),
  );
  assertEquals(facts["windows scored"], "280");
  assertEquals(facts["left out (partial, or without a metric)"], "2");
  assertEquals(facts["windows flagged"], "3");
  assertEquals(facts["trees"], "100");
});

Deno.test("modelTable() says why there is no model", () =>
  withLogs("timestamp\n2024-01-01T00:00:00Z\n", async (logs) => {
    const shown = modelTable(detectAnomalies(await logs.windows("5s")));
    assert(
      plainText(shown).startsWith("No model: an isolation forest needs 8"),
    );
  }));

Deno.test("flaggedTable() and contentsTable() begin with the least likely window", async () => {
  const logs = await openLogs("sample");
  const anomalies = detectAnomalies(await logs.windows("5s"));
  const judged = flaggedTable(anomalies).text.split("\n");
  const contents = (await contentsTable(logs, anomalies, "5s")).text.split(
    "\n",
  );
  assertEquals([judged.length, contents.length], [5, 5]);
  assert(judged[2].startsWith("2023-11-20T08:44:55"));
  assert(judged[2].includes("51.1"));
  assert(contents[2].startsWith("2023-11-20T08:44:55"));
  assert(contents[2].includes("ServiceD 96"));
});

Deno.test("flaggedTable() and contentsTable() say so where nothing is flagged", () =>
  withLogs("timestamp\n2024-01-01T00:00:00Z\n", async (logs) => {
    const anomalies = detectAnomalies(await logs.windows("5s"));
    assertEquals(flaggedTable(anomalies).text, "No rows.");
    const { text } = await contentsTable(logs, anomalies, "5s");
    assertEquals(text, "No rows.");
  }));

Deno.test("calibrationNote() sets what chance does not explain beside what is flagged", async () => {
  const logs = await openLogs("sample");
  const anomalies = detectAnomalies(await logs.windows("5s"));
  const { markdown } = calibrationNote(anomalies);
  assert(markdown.startsWith("**0 of 280 windows significant**, 3 flagged."));
});

Deno.test("calibrationNote() says why there are no p-values", () =>
  withLogs("timestamp\n2024-01-01T00:00:00Z\n", async (logs) => {
    const anomalies = detectAnomalies(await logs.windows("5s"));
    assert(calibrationNote(anomalies).markdown.startsWith("No p-values: "));
  }));

Deno.test("incidentsTable() says what happened, where and how severe it was", async () => {
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  try {
    const path = `${folder}/incidents.csv`;
    await writeScenario(path, { rows: 60_000, seed: 3, strength: "strong" });
    const logs = await openLogs(path);
    const { windows } = detectAnomalies(await logs.windows("5s"));
    const explained = await explainIncidents(logs, findIncidents(windows));
    const text = plainText(incidentsTable(explained));
    for (
      const word of ["slower: ", "silence: ", "surge: ", "more failures: "]
    ) {
      assert(text.includes(word), word);
    }
    assert(text.includes("Database Errors"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("incidentsTable() says so where nothing happened", () => {
  assertEquals(
    plainText(incidentsTable([])),
    "No incident: no window stands out from noise.",
  );
});
