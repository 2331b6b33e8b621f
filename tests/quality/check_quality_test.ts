import { assertEquals, assertStringIncludes } from "@std/assert";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { checkQuality } from "../../lib/quality/check_quality.ts";
import { overallStatus } from "../../lib/quality/quality_check.ts";
import { MESSY_CSV, withLogs } from "../logs_file.ts";

Deno.test("checkQuality() passes the sample in every check", async () => {
  const checks = await checkQuality(await openLogs("sample"));

  assertEquals(overallStatus(checks), "pass");
  assertEquals(checks.length, 11);
});

Deno.test("checkQuality() counts each defect of messy logs", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const checks = await checkQuality(logs);

    assertEquals(
      checks.map(({ check, status, count }) => [check, status, count]),
      [
        ["missing values", "fail", 1],
        ["unparsable values", "fail", 2],
        ["duplicate rows", "fail", 1],
        ["timestamp order", "warn", 1],
        ["gaps", "pass", 0],
        ["empty windows", "warn", 1],
        ["level names", "warn", 1],
        ["service names", "pass", 0],
        ["latency range", "warn", 1],
        ["constant columns", "pass", 0],
        ["cardinalities", "pass", 0],
      ],
    );
    assertEquals(overallStatus(checks), "fail");
  }));

Deno.test("checkQuality() says which column a skipped check needs", () =>
  withLogs("time\n2024-01-01T00:00:00\n", async (logs) => {
    const checks = await checkQuality(logs);
    const skipped = checks.filter(({ status }) => status === "skipped");

    assertEquals(skipped.map(({ check }) => check), [
      "gaps",
      "level names",
      "service names",
      "latency range",
    ]);
    assertEquals(skipped[1].detail, "No column is mapped to level.");
  }));

Deno.test("checkQuality() names the spellings of levels that are none, the most frequent first", () =>
  withLogs(
    "time,level\n" + ["INFO", "wrn!", "42", "wrn!"]
      .map((level, i) => `2024-01-01T00:00:0${i},${level}\n`).join(""),
    async (logs) => {
      const checks = await checkQuality(logs);
      const names = checks.find(({ check }) => check === "level names")!;

      assertEquals(names.count, 3);
      assertStringIncludes(
        names.detail,
        "ERROR, FATAL: “wrn!” (2), “42” (1); breakdowns",
      );
    },
  ));

Deno.test("checkQuality() names services that differ only in spelling", () =>
  withLogs(
    "time,service\n2024-01-01T00:00:00,Auth Api\n2024-01-01T00:00:01,auth-api\n",
    async (logs) => {
      const checks = await checkQuality(logs);
      const names = checks.find(({ check }) => check === "service names")!;

      assertEquals(names.status, "warn");
      assertStringIncludes(names.detail, "Auth Api = auth-api");
    },
  ));
