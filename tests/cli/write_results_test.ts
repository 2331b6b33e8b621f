import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { parse } from "@std/csv";
import { writeResults } from "../../lib/cli/write_results.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { IsolationForest } from "../../lib/anomaly/isolation_forest.ts";
import type { LogSource } from "../../lib/logs/log_source.ts";
import { MESSY_CSV, withLogs } from "../logs_file.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { readFiles } from "./read_files.ts";

const OPTIONS = { every: "5s", contamination: 0.01, seed: 42 } as const;

/** The published figures of the data set that the sample stands for. */
const COUNTS = {
  level: {
    WARNING: 26181,
    DEBUG: 25901,
    INFO: 20142,
    ERROR: 15851,
    FATAL: 11925,
  },
  service: {
    ServiceC: 25200,
    ServiceD: 25139,
    ServiceA: 24886,
    ServiceB: 24775,
  },
  message: {
    "Status Updates": 10094,
    "Startup Messages": 10048,
    "Resource Warnings": 8785,
    "Performance Warnings": 8774,
    "Input Validation Warnings": 8622,
    "Database Errors": 8009,
    "Critical Errors": 7842,
    "File I/O": 6613,
    "Trace Information": 6542,
    "Algorithm Steps": 6479,
    "SQL Queries": 6267,
    "Crashes": 5968,
    "Data Corruption": 5957,
  },
} as const;

async function results(logs: LogSource): Promise<Record<string, string>> {
  let files: Record<string, string> = {};
  await withFolder(async (out) => {
    const written = await writeResults(logs, { out, ...OPTIONS });
    files = await readFiles(out);
    assertEquals(written.files.toSorted(), Object.keys(files));
  });
  return files;
}

const sample = await results(await openLogs());
const rowsOf = (text: string): Record<string, string>[] =>
  parse(text, { skipFirstRow: true });

Deno.test("writeResults() gives the sample's counts as published, largest first", () => {
  const expected = Object.entries(COUNTS).flatMap(([dimension, counts]) =>
    Object.entries(counts).map(([value, logs]) => ({
      dimension,
      value,
      logs: String(logs),
      share: String(logs / 100_000),
    }))
  );
  assertEquals(rowsOf(sample["counts.csv"]), expected);
});

Deno.test("writeResults() gives the sample's overview as published", () => {
  const overview = JSON.parse(sample["overview.json"]);
  assertEquals(Object.keys(overview), [
    "rows",
    "first",
    "last",
    "columns",
    "engine",
  ]);
  const { rows, first, last, columns, engine } = overview;
  assertEquals([rows, first, last, engine], [
    100_000,
    "2023-11-20T08:40:50.664842Z",
    "2023-11-20T09:04:19.624710Z",
    "polars",
  ]);
  assertEquals(
    columns.map(({ name }: { name: string }) => name).join(),
    ",Timestamp,LogLevel,Service,Message,RequestID,User,ClientIP,TimeTaken",
  );
});

Deno.test("writeResults() finds nothing missing and no duplicates in the sample", () => {
  const checks: { check: string; status: string; count: number | null }[] = JSON
    .parse(sample["quality.json"]);
  for (const check of ["missing values", "duplicate rows"]) {
    const found = checks.find((entry) => entry.check === check);
    assertEquals([found?.status, found?.count], ["pass", 0], check);
  }
});

Deno.test("writeResults() gives every window, and flags one percent of the whole ones", () => {
  const windows = rowsOf(sample["windows.csv"]);
  assertEquals(
    sample["windows.csv"].split("\n")[0],
    "start,logs,failures,latency_mean_ms,latency_p95_ms,score,p_value,flagged,significant",
  );
  assertEquals(windows.length, 282);
  const [first, second] = windows;
  assertEquals(first.start, "2023-11-20T08:40:50.000000Z");
  assertEquals(
    [first.score, first.p_value, first.flagged, first.significant],
    ["", "", "false", "false"],
  );
  assert(Number(second.p_value) > 0);
  assertEquals(second.start, "2023-11-20T08:40:55.000000Z");
  const flagged = windows.filter((window) => window.flagged === "true");
  assertEquals(flagged.length, 3);
  const sum = (column: string) =>
    windows.reduce((total, window) => total + Number(window[column]), 0);
  assertEquals([sum("logs"), sum("failures")], [100_000, 27_776]);
});

Deno.test("writeResults() gives findings with exactly the promised fields", () => {
  const findings = JSON.parse(sample["findings.json"]);
  assert(findings.length > 10);
  for (const finding of findings) {
    assertEquals(Object.keys(finding), [
      ...["id", "section", "statement", "verdict", "test", "statistic"],
      ...["p_value", "effect", "recommendation"],
    ]);
  }
});

Deno.test("writeResults() saves a forest that gives the scores of the windows again", () => {
  const forest = IsolationForest.fromJSON(sample["model.json"]);
  const scored = rowsOf(sample["windows.csv"])
    .filter(({ score }) => score !== "");
  const column = (name: string) =>
    Float64Array.from(scored, (window) => Number(window[name]));
  const scores = forest.scoreSamples({
    latency_mean_ms: column("latency_mean_ms"),
    failures: column("failures"),
  });
  scores.forEach((score, i) =>
    assertAlmostEquals(score, Number(scored[i].score), 1e-12)
  );
});

Deno.test("writeResults() gives no incidents before the model is calibrated", () => {
  assertEquals(sample["incidents.json"], "[]\n");
});

Deno.test("writeResults() ends every file with one line feed", () => {
  for (const [name, text] of Object.entries(sample)) {
    // No line of the sample is rejected.
    if (name === "rejected.ndjson") continue;
    assert(/[^\n]\n$/.test(text), name);
  }
});

Deno.test("writeResults() gives a few messy rows without a model", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const files = await results(logs);
    assertEquals(files["model.json"], "null\n");
    const levels = rowsOf(files["counts.csv"])
      .filter(({ dimension }) => dimension === "level")
      .map(({ value, logs }) => [value, logs]);
    assertEquals(levels, [
      ["FATAL", "3"],
      ["ERROR", "1"],
      ["OTHER", "1"],
      ["WARNING", "1"],
    ]);
    const windows = rowsOf(files["windows.csv"]);
    assertEquals(windows.map(({ logs }) => logs), ["3", "0", "2"]);
    assertEquals(windows[1].latency_mean_ms, "");
  }));

Deno.test("writeResults() leaves out what logs with nothing but times do not have", () =>
  withLogs(
    "time\n2024-01-01T00:00:00\n2024-01-01T00:00:09\n",
    async (logs) => {
      const files = await results(logs);
      assertEquals(files["counts.csv"], "dimension,value,logs,share\n");
      assertEquals(rowsOf(files["windows.csv"])[0].failures, "");
      const verdicts = new Set(
        JSON.parse(files["findings.json"])
          .filter(({ section }: { section: string }) => section === "latency")
          .map(({ verdict }: { verdict: string }) => verdict),
      );
      assertEquals([...verdicts], ["not_testable"]);
    },
  ));
