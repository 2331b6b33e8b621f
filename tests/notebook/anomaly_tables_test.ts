import { assert, assertEquals } from "@std/assert";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { flaggedTable, modelTable } from "../../lib/notebook/anomaly_tables.ts";
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

Deno.test("flaggedTable() begins with the most abnormal window and what is in it", async () => {
  const logs = await openLogs("sample");
  const anomalies = detectAnomalies(await logs.windows("5s"));
  const { text } = await flaggedTable(logs, anomalies, "5s");
  const lines = text.split("\n");
  assertEquals(lines.length, 5);
  assert(lines[2].startsWith("2023-11-20T08:58:25"));
  assert(lines[2].includes("ServiceA 91"));
});

Deno.test("flaggedTable() says so where nothing is flagged", () =>
  withLogs("timestamp\n2024-01-01T00:00:00Z\n", async (logs) => {
    const anomalies = detectAnomalies(await logs.windows("5s"));
    const { text } = await flaggedTable(logs, anomalies, "5s");
    assertEquals(text, "No rows.");
  }));
