import { assertEquals } from "@std/assert";
import { dataQualityFinding } from "../../lib/findings/quality/data_quality.ts";
import type { QualityStatus } from "../../lib/quality/quality_check.ts";

function findingOf(statuses: Record<string, QualityStatus>) {
  return dataQualityFinding(
    Object.entries(statuses).map(([check, status]) => ({
      check,
      status,
      count: null,
      detail: "",
    })),
  );
}

Deno.test("dataQualityFinding() trusts logs that pass every check", () => {
  const finding = findingOf({ gaps: "pass", "level names": "pass" });
  assertEquals(finding.verdict, "supported");
  assertEquals(
    finding.statement,
    "All 2 checks passed: nothing in the data stands in the way of what follows.",
  );
  assertEquals([finding.test, finding.p_value, finding.effect], [
    null,
    null,
    null,
  ]);
});

Deno.test("dataQualityFinding() names the warnings and what was skipped", () => {
  const finding = findingOf({
    gaps: "warn",
    "timestamp order": "warn",
    "level names": "skipped",
  });
  assertEquals(finding.verdict, "supported");
  assertEquals(
    finding.statement,
    "Of 3 checks 0 passed, 2 warned (gaps, timestamp order) and 1 skipped (level names): what follows stands, with these warnings in mind.",
  );
});

Deno.test("dataQualityFinding() does not trust logs that fail a check", () => {
  const finding = findingOf({
    gaps: "warn",
    "missing values": "fail",
    "duplicate rows": "pass",
  });
  assertEquals(finding.verdict, "refuted");
  assertEquals(
    finding.statement,
    "Of 3 checks 1 passed, 1 failed (missing values) and 1 warned (gaps): what follows rests on defective data.",
  );
});
