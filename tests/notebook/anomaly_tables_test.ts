import { assert, assertEquals } from "@std/assert";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import {
  calibrationNote,
  contentsTable,
  flaggedTable,
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
