import type { Effect, Finding, Verdict } from "./finding.ts";
import { DEFAULT_THRESHOLDS, type Thresholds } from "./thresholds.ts";

/** Options of every question. */
export interface FindingOptions {
  /** The p-value adjusted for the other questions asked; defaults to the test's own. */
  readonly p_value?: number;
  /** What counts as sure and as large; defaults to {@linkcode DEFAULT_THRESHOLDS}. */
  readonly thresholds?: Partial<Thresholds>;
}

/** Which question a finding answers, for whom. */
export type Question = Pick<
  Finding,
  "id" | "section" | "question" | "audience"
>;

/** A tested verdict. */
export type Tested = Exclude<Verdict, "not_testable">;

/** What was found before it is judged. */
export interface Evidence {
  readonly test: string;
  readonly statistic: number;
  readonly p_value: number;
  readonly effect: Effect;
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
 * negligible; the rest is `within_noise`.
 */
export function conclude(
  question: Question,
  evidence: Evidence,
  options: FindingOptions = {},
): Finding {
  const { test, statistic, effect, seen, means, advice } = evidence;
  const p_value = options.p_value ?? evidence.p_value;
  const verdict = judge(p_value, effect, thresholdsOf(options).significance);
  return {
    ...question,
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

/** A finding that says why its question cannot be answered. */
export function notTestable(question: Question, reason: string): Finding {
  return {
    ...question,
    statement: `This cannot be tested: ${reason}.`,
    verdict: "not_testable",
    test: null,
    statistic: null,
    p_value: null,
    p_value_alone: null,
    effect: null,
    recommendation: "Nothing to decide from these logs.",
  };
}

/** The thresholds, with the defaults for those that were not given. */
export function thresholdsOf(options: FindingOptions): Thresholds {
  return { ...DEFAULT_THRESHOLDS, ...options.thresholds };
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
