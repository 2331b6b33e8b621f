import { visibleText } from "../logs/visible_text.ts";
import {
  type Fact,
  keyFigures,
  period,
  type SiteOverview,
} from "./log_facts.ts";
import type { NotebookPage } from "./notebook_page.ts";

/** What was found, in a sentence, and how sure that is. */
export interface Headline {
  readonly statement: string;
  readonly verdict: Verdict;
  /** What to do about it, if anything. */
  readonly recommendation?: string | null;
  /** The notebook that it comes from, or the last word of its name (`02_workload`, `workload`). */
  readonly section: string;
}

/** What a test said about a statement. */
export type Verdict =
  | "supported"
  | "within_noise"
  | "refuted"
  | "not_testable";

/** What the front page is made of. */
export interface FrontPageContent {
  /** What logs the notebooks were executed on. */
  readonly overview: SiteOverview;
  /** The headline findings, the most important first. */
  readonly headlines: readonly Headline[];
  /** How all questions came out, in a sentence; defaults to nothing. */
  readonly tally?: string;
  /** The names of the files under `results/` to link to. */
  readonly results: readonly string[];
}

/** The front page; plain text throughout. */
export interface FrontPage {
  readonly name: string;
  readonly period: string;
  readonly facts: readonly Fact[];
  readonly headlines: readonly FrontHeadline[];
  /** How all questions came out; `""` for nothing to say. */
  readonly tally: string;
  /** The page with all questions and answers; `""` where there is none. */
  readonly findingsHref: string;
  readonly results: readonly {
    readonly file: string;
    readonly href: string;
    readonly description: string;
  }[];
}

/** A headline as the front page shows it. */
export interface FrontHeadline {
  readonly statement: string;
  readonly recommendation: string;
  readonly verdict: Verdict;
  readonly badge: string;
  readonly section: string;
  /** The notebook's page; `""` where there is none. */
  readonly href: string;
}

const BADGES: Readonly<Record<Verdict, string>> = {
  supported: "Supported",
  within_noise: "Within noise",
  refuted: "Refuted",
  not_testable: "Not testable",
};

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  "overview.json": "rows, period, columns and engine",
  "reading.json": "how the logs were understood: files, formats, columns",
  "quality.json": "each data-quality check with its verdict",
  "counts.csv": "logs by level, service and message",
  "windows.csv": "each window with its metrics, score and flags",
  "incidents.json": "runs of anomalous windows with their drivers",
  "findings.json": "each finding with its test and recommendation",
  "model.json": "the fitted isolation forest",
  "rejected.ndjson": "each line that could not be read, with the reason",
};

/**
 * Lays out the front page.
 *
 * @param results File names under `results/`.
 */
export function frontPage(
  { overview, headlines, tally = "", results }: FrontPageContent,
  notebooks: readonly NotebookPage[],
): FrontPage {
  const findings = notebooks.find(({ name }) => name.endsWith("findings"));
  return {
    name: visibleText(overview.name),
    period: period(overview),
    facts: keyFigures(overview),
    headlines: headlines.map((headline) => frontHeadline(headline, notebooks)),
    tally: visibleText(tally),
    findingsHref: findings === undefined ? "" : pageHref(findings.name),
    results: results.map((file) => ({
      file: visibleText(file),
      href: `results/${encodeURIComponent(file)}`,
      description: DESCRIPTIONS[file] ?? "",
    })),
  };
}

function frontHeadline(
  { statement, verdict, recommendation, section }: Headline,
  notebooks: readonly NotebookPage[],
): FrontHeadline {
  const page = notebooks.find(({ name }) =>
    name === section || name.endsWith(`_${section}`)
  );
  return {
    statement: visibleText(statement),
    recommendation: visibleText(recommendation ?? ""),
    verdict,
    badge: BADGES[verdict],
    section: page?.label ?? visibleText(section),
    href: page ? pageHref(page.name) : "",
  };
}

/** The address of a notebook's page, relative to the site. */
export function pageHref(name: string): string {
  return `${encodeURIComponent(name)}.html`;
}
