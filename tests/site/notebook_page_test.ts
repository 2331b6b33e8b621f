import { assertEquals, assertStringIncludes } from "@std/assert";
import { notebookPage } from "../../lib/site/notebook_page.ts";
import type { NotebookCell } from "../../lib/site/notebook_content.ts";

function page(cells: NotebookCell[], name = "01_data_quality") {
  return notebookPage({ name, notebook: { cells } }, new Set([name]));
}

function text(source: string | string[]): NotebookCell {
  return { cell_type: "markdown", source };
}

function code(source: string, tag?: string): NotebookCell {
  return {
    cell_type: "code",
    source,
    metadata: tag === undefined ? {} : { tags: [tag] },
    outputs: [],
  };
}

Deno.test("notebookPage() takes title, summary and contents from the narrative", () => {
  const { title, label, summary, contents } = page([
    text(["# Can these\n", "\n", "Are they *sound*?"]),
    text("## Overview\n\n### Detail"),
    text("## Gaps"),
  ]);
  assertEquals(title, "Can these");
  assertEquals(label, "Data quality");
  assertEquals(summary, "Are they sound?");
  assertEquals(contents.map(({ id }) => id), ["overview", "gaps"]);
});

Deno.test("notebookPage() titles a notebook without headings by its name", () => {
  assertEquals(page([]).title, "Data quality");
  assertEquals(page([], "x").title, "X");
});

Deno.test("notebookPage() folds code and shows parameters", () => {
  const { cells } = page([
    code(`import { a } from "b";`),
    code("const every = 1;", "parameters"),
    code("const every = 2;", "injected-parameters"),
    code("a();"),
    { cell_type: "raw", source: "<b>" },
    code(""),
  ]);
  assertEquals(cells.map(({ codeLabel, unfolded }) => [codeLabel, unfolded]), [
    ["Imports", false],
    ["Parameters", false],
    ["Parameters of this run", true],
    ["Code", false],
    ["Text", false],
  ]);
  assertEquals(cells[4].codeHtml, "&lt;b&gt;");
});

Deno.test("notebookPage() keeps the first chart for the front page, its ids apart from the page's own", () => {
  const chart = (color: string) => ({
    output_type: "display_data",
    data: {
      "application/vnd.logbook.figure+svg":
        `<svg viewBox="0 0 9 99"><text y="9" font-weight="700">${color}</text><rect id="r" fill="${color}"/></svg>`,
      "text/plain": "A chart",
    },
  });
  const { chart: first, cells } = page([
    { ...code("a()"), outputs: [chart("red"), chart("blue")] },
  ]);
  assertEquals(first?.title, "red");
  assertStringIncludes(first?.svgHtml ?? "", 'id="01_data_quality-r"');
  assertStringIncludes(cells[0].outputsHtml[1], 'id="c1o2-r" fill="blue"');
});

Deno.test("notebookPage() shows the parameters of a run as they are set, and nothing beside them", () => {
  const { cells } = page([{
    ...code('// Parameters\nlogs = "app.log";\nvoid 0;'),
    metadata: { tags: ["injected-parameters"] },
  }]);
  assertEquals(cells[0].codeLabel, "Parameters of this run");
  assertStringIncludes(cells[0].codeHtml, "logs = ");
  assertEquals(/void|\/\/ Parameters/.test(cells[0].codeHtml), false);
});
