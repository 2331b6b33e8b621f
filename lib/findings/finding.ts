/** The part of the report that a finding belongs to. */
export type Section =
  | "quality"
  | "workload"
  | "reliability"
  | "latency"
  | "anomalies";

/**
 * What the data say to the question:
 * - `supported`: yes; chance does not explain it, and it is large enough to matter.
 * - `within_noise`: chance alone explains what is seen.
 * - `refuted`: no; where chance does not explain it, it is too small to matter
 *   ("detectable but negligible").
 * - `not_testable`: the logs lack what the question needs; the statement names it.
 */
export type Verdict = "supported" | "within_noise" | "refuted" | "not_testable";

/** Whose decision a finding serves. */
export type Audience = "scaling" | "fault diagnosis" | "optimisation";

/** How large something is. */
export interface Effect {
  /** What the value measures, in words. */
  readonly name: string;
  /** `fraction` (0.1 is 10%) or `correlation` (-1 to 1). */
  readonly unit: "fraction" | "correlation";
  /** The estimate. */
  readonly value: number;
  /** The interval that covers the truth in 95% of cases; null where there is none. */
  readonly low: number | null;
  /** The upper end of its 95 % interval; null if there is none. */
  readonly high: number | null;
  /** The size, to either side of 0, from which it matters. */
  readonly matters: number;
}

/** Where a reader can check a finding. */
export interface EvidencePlace {
  /** The file under `results/` with its numbers; null where only the notebook shows them. */
  readonly result: string | null;
  /** The notebook, such as `02_workload`, and the heading of the section that shows it. */
  readonly notebook: string;
  /** The heading under which the finding stands. */
  readonly heading: string;
}

/** A question, what the data say to it, how sure that is and what to do. */
export interface Finding {
  /** Stable across reports, snake_case. */
  readonly id: string;
  /** The notebook that it belongs to. */
  readonly section: Section;
  /** What was asked. */
  readonly question: string;
  /** One plain sentence with its numbers; no markup. Log text stands in it as it is. */
  readonly statement: string;
  /** How the question came out. */
  readonly verdict: Verdict;
  /** The test's name; null where nothing was tested. */
  readonly test: string | null;
  /** The test's statistic; null without a test. */
  readonly statistic: number | null;
  /** The p-value, adjusted for all the questions that a report tests; the verdict goes by it. */
  readonly p_value: number | null;
  /** The test's own p-value. */
  readonly p_value_alone: number | null;
  /** How large the effect is; null where nothing was measured. */
  readonly effect: Effect | null;
  /** What to do; a plain sentence. */
  readonly recommendation: string;
  /** Whom it concerns. */
  readonly audience: Audience;
  /** The names from the logs that stand out, such as a service's, where the finding names some. */
  readonly about?: readonly string[];
  /** Where the numbers and the chart stand; every finding of a report has it. */
  readonly evidence?: EvidencePlace;
}
