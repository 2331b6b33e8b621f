import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { readReportOptions } from "../../lib/cli/report_options.ts";
import { InputError } from "../../lib/logs/input_error.ts";

Deno.test("readReportOptions() leaves out what was not passed, but the folder", () => {
  assertEquals(readReportOptions([]), { out: "site" });
});

Deno.test("readReportOptions() reads every option", () => {
  const args = [
    ...["logs/app.csv", "--out", "report", "--every", "1m30s"],
    ...["--contamination", "0.05", "--seed", "-7", "--format", "csv"],
    ...["--map", "level=severity", "--map", "message=a=b c"],
    ...["--matters", "failure_share=0.3", "--matters", "significance=0.01"],
    ...["--timezone", "Europe/Berlin", "--year", "2024", "--deduplicate"],
    ...["--templates", "off", "--max-rejected", "0.1"],
  ];
  assertEquals(readReportOptions(args), {
    logs: "logs/app.csv",
    out: "report",
    every: "1m30s",
    contamination: 0.05,
    seed: -7,
    map: { level: "severity", message: "a=b c" },
    matters: { failure_share: 0.3, significance: 0.01 },
    format: "csv",
    timezone: "Europe/Berlin",
    year: 2024,
    deduplicate: true,
    templates: false,
    maxRejected: 0.1,
  });
});

Deno.test("readReportOptions() takes several files, and standard input", () => {
  assertEquals(readReportOptions(["a.log", "b.log"]).logs, ["a.log", "b.log"]);
  assertEquals(readReportOptions(["-"]).logs, "-");
});

Deno.test("readReportOptions() maps a canonical column to one without a name", () => {
  assertEquals(readReportOptions(["--map", "service="]).map, { service: "" });
});

Deno.test("readReportOptions() says in a line what cannot be used and how to mend it", () => {
  const cases: [args: string[], told: string][] = [
    [["--every", "5"], 'Cannot read "5" as a length of time'],
    [["--every", "0s"], "above 0"],
    [["--contamination", "0.51"], "at most 0.5, such as 0.01, got 0.51"],
    [["--contamination", "0"], "above 0"],
    [["--contamination", ""], "above 0"],
    [["--contamination", "few"], "got few"],
    [["--seed", "1.5"], "a whole number, such as 42, got 1.5"],
    [["--seed", ""], "a whole number"],
    [["--map", "severity"], "canonical=column"],
    [["--map", "=severity"], "canonical=column"],
    [["--map", "severity=level"], "timestamp, level, service"],
    [["--map", "constructor=level"], "timestamp, level, service"],
    [["--matters", "0.3"], "name=size, such as failure_share=0.3"],
    [["--matters", "failures=0.3"], "there are significance, service_volume"],
    [["--matters", "failure_share=much"], "a number above 0"],
    [["--matters", "failure_share="], "name=size"],
    [["--format", "yaml"], "the formats are auto, csv, json, text"],
    [["--year", "24"], "must be a year such as 2024, got 24"],
    [["--templates", "yes"], "must be on or off, got yes"],
    [["--max-rejected", "2"], "must be between 0 and 1, such as 0.5, got 2"],
    [["-", "a.csv"], "pass - alone"],
    [["--timeout", "0"], "from 1 to 86400 seconds, such as 60, got 0"],
    [["clickhouse://me@host/db/logs", "a.csv"], "other logs: pass it alone"],
    [
      ["https://example.org/app.csv"],
      "from https://: pass the path of a file, or the address of a table",
    ],
  ];
  for (const [args, told] of cases) {
    const { message } = assertThrows(() => readReportOptions(args), InputError);
    assertStringIncludes(message, told);
    assertEquals(message.split("\n").length, 1, message);
  }
});
