import { countText } from "../logs/format_number.ts";
import { byConsequence } from "./consequence.ts";
import type { Finding, Verdict } from "./finding.ts";
import { VERDICT_WORDS } from "./finding_markdown.ts";
import { followsFromOther } from "./follows_from.ts";

/** The verdicts as far as they ask for attention, most first. */
const ORDER = [
  "supported",
  "refuted",
  "within_noise",
  "not_testable",
] as const satisfies Verdict[];

/** As many headlines as one screen holds. */
const MOST_HEADLINES = 7;

/**
 * Findings with those that ask for attention first; within a verdict by what a
 * yes costs, see `CONSEQUENCE`. Whether the logs can be trusted comes first where they
 * cannot, and after what they say where they can.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { byAttention } from "./by_attention.ts";
 * import { reportFindings } from "./report_findings.ts";
 *
 * const [first] = byAttention(await reportFindings(await openLogs("sample")));
 * assertEquals(first.verdict, "supported");
 * ```
 */
export function byAttention(findings: readonly Finding[]): Finding[] {
  const isQuality = ({ section }: Finding) => section === "quality";
  const ordered = byConsequence(findings);
  const others = ordered.filter((finding) => !isQuality(finding));
  const quality = ordered.filter(isQuality);
  const doubts = quality.filter(({ verdict }) => verdict !== "supported");
  const assurances = quality.filter(({ verdict }) => verdict === "supported");
  const [supported, ...rest] = ORDER.map((verdict) =>
    others.filter((finding) => finding.verdict === verdict)
  );
  return [...doubts, ...supported, ...assurances, ...rest.flat()];
}

/**
 * The findings that a reader with a minute should see, the most important
 * first: what is supported, and doubts about the logs themselves. What only says
 * again what another one says is left out.
 *
 * @param most How many at most; defaults to the 7 that one screen holds. That
 * the logs can be trusted gives way to what they say.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { headlineFindings } from "./by_attention.ts";
 * import { reportFindings } from "./report_findings.ts";
 *
 * const findings = await reportFindings(await openLogs("sample"));
 * const ids = headlineFindings(findings).map(({ id }) => id);
 * assertEquals(ids, ["failure_share", "data_quality"]);
 * ```
 */
export function headlineFindings(
  findings: readonly Finding[],
  most = MOST_HEADLINES,
): Finding[] {
  return byAttention(findings).filter(isPressing)
    .filter((finding) => !followsFromOther(finding, findings))
    .slice(0, most);
}

/** Whether a finding asks for attention: it is supported, or casts doubt on the logs themselves. */
export function isPressing({ verdict, section }: Finding): boolean {
  return verdict === "supported" ||
    (section === "quality" && verdict === "refuted");
}

/**
 * How the questions came out: `16 questions: 1 supported, 15 within noise.`
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { tallyText } from "./by_attention.ts";
 * import { reportFindings } from "./report_findings.ts";
 *
 * const findings = await reportFindings(await openLogs("sample"));
 * assertEquals(
 *   tallyText(findings),
 *   "28 questions: 2 supported, 4 refuted, 22 within noise.",
 * );
 * ```
 */
export function tallyText(findings: readonly Finding[]): string {
  const parts = ORDER.flatMap((verdict) => {
    const count = findings.filter((found) => found.verdict === verdict).length;
    return count > 0 || verdict === "supported"
      ? [`${count} ${VERDICT_WORDS[verdict].toLowerCase()}`]
      : [];
  });
  return `${countText(findings.length, "question")}: ${parts.join(", ")}.`;
}
