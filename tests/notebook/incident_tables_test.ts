import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { compareTruth } from "../../lib/anomaly/compare_truth.ts";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { explainIncidents } from "../../lib/anomaly/explain.ts";
import { findIncidents } from "../../lib/anomaly/incidents.ts";
import { openLabelledSample } from "../../lib/engines/open_labelled_sample.ts";
import {
  incidentRows,
  incidentsTable,
  mostSevere,
} from "../../lib/notebook/incident_tables.ts";
import {
  knownIncidentsNote,
  knownIncidentsTable,
} from "../../lib/notebook/known_incidents_table.ts";
import { plainText } from "../../lib/notebook/mime_bundle.ts";

const { logs, truth } = await openLabelledSample();
const { windows } = detectAnomalies(await logs.windows("5s"));
const explained = await explainIncidents(logs, findIncidents(windows));
const compared = compareTruth(windows, explained, truth);

Deno.test("incidentsTable() says what happened, where and how severe it was", () => {
  const text = plainText(incidentsTable(explained));
  for (
    const words of ["slower: ", "silence: ", "surge: ", "more failures: "]
  ) {
    assertStringIncludes(text, words);
  }
  assertStringIncludes(text, "Message: Database Errors");
  assert(/Service: ServiceB \d\d%/.test(text), text);
});

Deno.test("incidentsTable() says so where nothing happened", () => {
  assertEquals(
    plainText(incidentsTable([])),
    "No incident: no window stands out from noise.",
  );
});

Deno.test("incidentRows() shows raw logs of what explains an incident", () => {
  const slow = explained.find(({ incident }) =>
    incident.direction === "slower" && incident.windows < 10
  )!;
  const { text } = incidentRows(slow);
  assertStringIncludes(text, "(slower)");
  assertEquals(text.match(/ServiceB/g)?.length, 5);
});

Deno.test("mostSevere() puts the most severe first and leaves the list as it was", () => {
  const before = [...explained];
  const [first, second, ...others] = mostSevere(explained, 2);
  assert(first.incident.severity >= second.incident.severity);
  assertEquals(others, []);
  assertEquals(explained, before);
});

Deno.test("knownIncidentsTable() sets what was found and named beside what is known", () => {
  const rows = knownIncidentsTable(compared).text.split("\n");
  assertEquals(rows.length, 2 + 7);
  const row = (start: string) => rows.find((row) => row.startsWith(start))!;
  assertStringIncludes(
    row("database errors, weak"),
    "service ServiceA ✓, message Database Errors ✓",
  );
  assertStringIncludes(row("client failures, middle"), "192.168.1.108 ✓");
  assert(row("latency drop, weak").includes("–"));
});

Deno.test("knownIncidentsNote() says what was missed, also where nothing was found", () => {
  const { markdown } = knownIncidentsNote(compared);
  assert(
    markdown.startsWith("**6 of 7 known incidents found**, no false alarm."),
    markdown,
  );
  assertStringIncludes(markdown, "Missed: latency drop, weak");
  const nothing = knownIncidentsNote(compareTruth(windows, [], truth));
  assertStringIncludes(nothing.markdown, "**0 of 7 known incidents found**");
});
