import { assertEquals } from "@std/assert";
import { frontPage } from "../../lib/site/front_page.ts";
import type { SiteOverview } from "../../lib/site/log_facts.ts";
import { notebookPage } from "../../lib/site/notebook_page.ts";

const OVERVIEW: SiteOverview = {
  rows: 100_000,
  first: Date.UTC(2023, 10, 20, 8, 40, 50) * 1000,
  last: Date.UTC(2023, 10, 20, 9, 4, 18) * 1000,
  name: "sample.csv",
  engine: "polars",
};

function values(overview: SiteOverview): string[] {
  return frontPage({ overview, headlines: [], results: [] }, []).facts.map((
    { value },
  ) => value);
}

Deno.test("frontPage() says what logs and which period", () => {
  assertEquals(values(OVERVIEW), ["100,000", "23 min 28 s", "71.0", "Polars"]);
  assertEquals(
    frontPage({ overview: OVERVIEW, headlines: [], results: [] }, []).period,
    "2023-11-20 08:40:50 to 09:04:18 UTC",
  );
});

Deno.test("frontPage() copes with logs without a period", () => {
  const none = { ...OVERVIEW, rows: 0, first: null, last: null };
  assertEquals(values(none), ["0", "Polars"]);
  assertEquals(
    frontPage({ overview: none, headlines: [], results: [] }, []).period,
    "No log has a timestamp.",
  );
  const one = { ...OVERVIEW, rows: 1, last: OVERVIEW.first };
  assertEquals(values(one), ["1", "0 ms", "Polars"]);
});

Deno.test("frontPage() writes long periods in their two largest units", () => {
  const first = OVERVIEW.first ?? 0;
  const days = { ...OVERVIEW, last: first + (3 * 86400 + 7200 + 5) * 1e6 };
  assertEquals(values(days)[1], "3 d 2 h");
  assertEquals(
    frontPage({ overview: days, headlines: [], results: [] }, []).period,
    "2023-11-20 08:40:50 to 2023-11-23 10:40:55 UTC",
  );
});

Deno.test("frontPage() leads a headline to its notebook, named with or without number", () => {
  const page = notebookPage(
    { name: "02_workload", notebook: { cells: [] } },
    new Set(),
  );
  const headline = { statement: "S", verdict: "supported" } as const;
  const { headlines } = frontPage({
    overview: OVERVIEW,
    headlines: ["02_workload", "workload", "none"].map((section) => ({
      ...headline,
      section,
    })),
    results: [],
  }, [page]);
  assertEquals(headlines.map(({ href }) => href), [
    "02_workload.html",
    "02_workload.html",
    "",
  ]);
  assertEquals(headlines.map(({ section }) => section), [
    "Workload",
    "Workload",
    "none",
  ]);
});

Deno.test("frontPage() leads a headline about quality to the notebook about data quality", () => {
  const page = notebookPage(
    { name: "01_data_quality", notebook: { cells: [] } },
    new Set(),
  );
  const headline = {
    statement: "S",
    verdict: "supported",
    section: "quality",
  } as const;
  const { headlines } = frontPage(
    { overview: OVERVIEW, headlines: [headline], results: [] },
    [page],
  );
  assertEquals(headlines[0].href, "01_data_quality.html");
});

Deno.test("frontPage() links to results by encoded names", () => {
  const { results } = frontPage({
    overview: OVERVIEW,
    headlines: [],
    results: ["counts.csv", 'a "b"#.csv'],
  }, []);
  assertEquals(results.map(({ href }) => href), [
    "results/counts.csv",
    "results/a%20%22b%22%23.csv",
  ]);
});

Deno.test("frontPage() leads from the tally to all questions and answers", () => {
  const page = notebookPage(
    { name: "06_findings", notebook: { cells: [] } },
    new Set(),
  );
  const content = { overview: OVERVIEW, headlines: [], results: [] };
  const { tally, findingsHref } = frontPage(
    { ...content, tally: "3 questions: 0 supported." },
    [page],
  );
  assertEquals(tally, "3 questions: 0 supported.");
  assertEquals(findingsHref, "06_findings.html");
  assertEquals(frontPage(content, []).findingsHref, "");
});
