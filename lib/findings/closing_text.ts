import { countText } from "../logs/format_number.ts";
import { headlineFindings, isPressing, tallyText } from "./by_attention.ts";
import type { Finding, Section } from "./finding.ts";
import { rulesOut } from "./rules_out.ts";

const SECTIONS = [
  "workload",
  "reliability",
  "latency",
  "anomalies",
] as const satisfies Section[];

/**
 * What stands below the headlines: how many more findings are supported, where
 * nothing that matters was found, what could not be judged, and how all the
 * questions came out.
 *
 * @param findings All of a report.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { closingText } from "./closing_text.ts";
 *
 * assertEquals(closingText([]), "0 questions: 0 supported.");
 * ```
 */
export function closingText(findings: readonly Finding[]): string {
  return [
    moreText(findings),
    quietText(findings),
    unjudgedText(findings),
    tallyText(findings),
  ].filter((text) => text !== "").join(" ");
}

function moreText(findings: readonly Finding[]): string {
  const left = findings.filter(isPressing).length -
    headlineFindings(findings).length;
  if (left === 0) return "";
  const [verb, follow, weigh] = left === 1
    ? ["is", "follows", "weighs"]
    : ["are", "follow", "weigh"];
  return `${
    countText(left, "more finding")
  } ${verb} supported, which ${follow} from these or ${weigh} less.`;
}

/** The sections with answers, and none that asks for anything. */
function quietText(findings: readonly Finding[]): string {
  const quiet = sectionsWhere(
    findings,
    (of) => isJudged(of) && !of.some(isPressing),
  );
  if (quiet.length === 0) return "";
  const found = `othing that matters was found about ${listText(quiet)}.`;
  // An incident may be one of latency, too.
  return findings.some(isIncident)
    ? `Apart from the incidents, n${found}`
    : `N${found}`;
}

/** The sections without answers. */
function unjudgedText(findings: readonly Finding[]): string {
  const unjudged = sectionsWhere(
    findings,
    (of) => !isJudged(of) && !of.some(isPressing),
  );
  return unjudged.length === 0
    ? ""
    : `These logs tell little or nothing about ${listText(unjudged)}.`;
}

/** Whether at least half of the questions have an answer, be it that nothing that matters is there. */
function isJudged(findings: readonly Finding[]): boolean {
  const answered = findings.filter((finding) =>
    finding.verdict !== "not_testable" && rulesOut(finding)
  );
  return 2 * answered.length >= findings.length;
}

function isIncident({ id, verdict }: Finding): boolean {
  return id === "incidents" && verdict === "supported";
}

function sectionsWhere(
  findings: readonly Finding[],
  is: (of: readonly Finding[]) => boolean,
): Section[] {
  return SECTIONS.filter((section) => {
    const of = findings.filter((finding) => finding.section === section);
    return of.length > 0 && is(of);
  });
}

/** `a`, `a or b`, `a, b or c`. */
function listText(words: readonly string[]): string {
  return words.join(", ").replace(/, ([^,]+)$/, " or $1");
}
