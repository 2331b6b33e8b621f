import { listNames } from "../../quality/list_names.ts";
import {
  overallStatus,
  type QualityCheck,
  type QualityStatus,
} from "../../quality/quality_check.ts";
import { type Question, UNTESTED } from "../conclude.ts";
import type { Finding } from "../finding.ts";

const QUESTION = {
  id: "data_quality",
  section: "quality",
  question: "Can the logs be trusted for what follows?",
  audience: "fault diagnosis",
  evidence: {
    result: "quality.json",
    notebook: "01_data_quality",
    heading: "So, can they be trusted?",
  },
} as const satisfies Question;

/** What to do where no check fails or warns. */
export const NO_REPAIR =
  "Take the logs as they are; none of the checks asks for a repair.";

/** What each outcome of the checks means for the report, and what to do about it. */
const OUTCOMES = {
  pass: {
    verdict: "supported",
    means: "nothing in the data stands in the way of what follows",
    advice: NO_REPAIR,
  },
  warn: {
    verdict: "supported",
    means: "what follows stands, with these warnings in mind",
    advice:
      "Read what follows, and mend what the warnings name where the logs are written.",
  },
  fail: {
    verdict: "refuted",
    means: "what follows rests on defective data",
    advice:
      "Mend what the failed checks name before acting on anything else in this report.",
  },
} as const;

/**
 * Can the logs be trusted? The outcome of the data-quality checks; nothing is
 * tested. Warnings leave the answer at yes, a failed check makes it no.
 *
 * @param checks What `checkQuality()` gave.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { dataQualityFinding } from "./data_quality.ts";
 *
 * const { verdict, statement } = dataQualityFinding([
 *   { check: "gaps", status: "pass", count: 0, detail: "" },
 *   { check: "duplicate rows", status: "warn", count: 2, detail: "" },
 * ]);
 * assertEquals(verdict, "supported");
 * assertEquals(
 *   statement,
 *   "Of 2 checks 1 passed and 1 warned (duplicate rows): what follows stands, with these warnings in mind.",
 * );
 * ```
 */
export function dataQualityFinding(checks: readonly QualityCheck[]): Finding {
  const { verdict, means, advice } = OUTCOMES[overallStatus(checks)];
  return {
    ...QUESTION,
    statement: `${tally(checks)}: ${means}.`,
    verdict,
    ...UNTESTED,
    recommendation: advice,
  };
}

/** How many checks ended how; those that need attention by name. */
function tally(checks: readonly QualityCheck[]): string {
  const named = (status: QualityStatus) =>
    checks.filter((check) => check.status === status)
      .map(({ check }) => check);
  const passed = named("pass").length;
  if (passed === checks.length) return `All ${passed} checks passed`;
  const parts = [
    `${passed} passed`,
    ...wanting(named("fail"), "failed"),
    ...wanting(named("warn"), "warned"),
    ...wanting(named("skipped"), "skipped"),
  ];
  const last = parts.pop();
  return `Of ${checks.length} checks ${parts.join(", ")} and ${last}`;
}

function wanting(checks: readonly string[], outcome: string): string[] {
  if (checks.length === 0) return [];
  return [`${checks.length} ${outcome} (${listNames(checks)})`];
}
