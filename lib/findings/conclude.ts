import type { Effect, Finding, Verdict } from "./finding.ts";
import { chosenThresholds } from "./chosen_thresholds.ts";
import type { Thresholds } from "./thresholds.ts";

/**
 * How many questions a report tests. Every p-value is multiplied by it
 * (Bonferroni), so that the chance of even one false alarm in a report is at
 * most 5%.
 *
 * Holm's method would find a little more, but its verdict on one question
 * depends on the others' p-values: a chart's title or a notebook that asks one
 * question could then say "supported" where the report says "within noise". A
 * verdict must not depend on which other cells ran.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { reportFindings } from "./report_findings.ts";
 * import { REPORT_QUESTIONS } from "./conclude.ts";
 *
 * // Two are not tested: whether the logs can be trusted, and what flagged windows say.
 * const findings = await reportFindings(await openLogs("sample"));
 * const tested = findings.filter(({ p_value }) => p_value !== null);
 * assertEquals(tested.length, REPORT_QUESTIONS);
 * ```
 */
export const REPORT_QUESTIONS = 26;

/** Options of every question. */
export interface FindingOptions {
  /** What counts as sure and as large; defaults to what {@linkcode useThresholds} set. */
  readonly thresholds?: Partial<Thresholds>;
}

/** Which question a finding answers, for whom. */
export type Question =
  & Pick<Finding, "id" | "section" | "question" | "audience">
  & Required<Pick<Finding, "evidence">>;

/** A tested verdict. */
export type Tested = Exclude<Verdict, "not_testable">;

/** What was found before it is judged. */
export interface Evidence {
  readonly test: string;
  readonly statistic: number;
  /** The test's own. */
  readonly p_value: number;
  readonly effect: Effect;
  /** The names that stand out; defaults to none. */
  readonly about?: readonly string[];
  /** What is seen, without a judgement: the beginning of the statement, no full stop. */
  readonly seen: string;
  /** What each verdict means here: the end of the statement. */
  readonly means: Readonly<Record<Tested, string>>;
  /** What to do after each verdict. */
  readonly advice: Readonly<Record<Tested, string>>;
}

/**
 * Judges evidence: `supported` only if it is significant and its effect reaches
 * the size that matters; significant and smaller is `refuted`, detectable but
 * negligible; the rest is `within_noise`. Significant is what is so after
 * adjustment for all the {@linkcode REPORT_QUESTIONS}, also where only one was
 * asked.
 */
export function conclude(
  question: Question,
  evidence: Evidence,
  options: FindingOptions = {},
): Finding {
  const { test, statistic, effect, seen, means, advice } = evidence;
  const p_value = Math.min(1, evidence.p_value * REPORT_QUESTIONS);
  const verdict = judge(p_value, effect, thresholdsOf(options).significance);
  return {
    ...question,
    ...(evidence.about === undefined ? {} : { about: evidence.about }),
    statement: `${capital(seen)}: ${means[verdict]}.`,
    verdict,
    test,
    statistic: finite(statistic),
    p_value,
    p_value_alone: evidence.p_value,
    effect: { ...effect, low: finite(effect.low), high: finite(effect.high) },
    recommendation: advice[verdict],
  };
}

/** The numbers of a finding without a test. */
export const UNTESTED = {
  test: null,
  statistic: null,
  p_value: null,
  p_value_alone: null,
  effect: null,
} as const satisfies Partial<Finding>;

/** A finding that says why its question cannot be answered. */
export function notTestable(question: Question, reason: string): Finding {
  return {
    ...question,
    statement: `This cannot be tested: ${reason}.`,
    verdict: "not_testable",
    ...UNTESTED,
    recommendation: "Nothing to decide from these logs.",
  };
}

/** The thresholds, those in use for those that were not given. */
export function thresholdsOf(options: FindingOptions): Thresholds {
  return { ...chosenThresholds(), ...options.thresholds };
}

function judge(p_value: number, effect: Effect, significance: number): Tested {
  if (!(p_value <= significance)) return "within_noise";
  return Math.abs(effect.value) >= effect.matters ? "supported" : "refuted";
}

/** With a capital letter at the beginning; log text begins with its quotation mark. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Bounds that are infinite are none: JSON has no word for them. */
function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
