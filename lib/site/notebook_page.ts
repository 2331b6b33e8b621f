import { visibleText } from "../logs/visible_text.ts";
import { highlightCode } from "./highlight_code.ts";
import {
  hasTag,
  joinText,
  type NotebookCell,
  type NotebookContent,
} from "./notebook_content.ts";
import {
  firstParagraph,
  type Heading,
  type MarkdownPage,
  renderMarkdown,
} from "./render_markdown.ts";
import { renderOutput } from "./render_output.ts";
import { type SmallChart, smallChart } from "./small_chart.ts";

/** An executed notebook with its name, such as `02_workload`. */
export interface NamedNotebook {
  /** The file's name without its ending. */
  readonly name: string;
  readonly notebook: NotebookContent;
}

/** A notebook as its page shows it. `…Html` is HTML, all else plain text. */
export interface NotebookPage {
  readonly name: string;
  /** The first heading of level 1, or what the name says. */
  readonly title: string;
  /** What the name says: `01_data_quality` is "Data quality". */
  readonly label: string;
  /** The first paragraph. */
  readonly summary: string;
  /** The sections: headings of level 2 in the narrative. */
  readonly contents: readonly Heading[];
  readonly cells: readonly PageCell[];
  /** The first chart, for the front page; null without one. */
  readonly chart: SmallChart | null;
}

/** A cell as a page shows it. */
export interface PageCell {
  /** Narrative; `""` for a cell of code. */
  readonly textHtml: string;
  /** Highlighted code; `""` for narrative. */
  readonly codeHtml: string;
  /** What the folded code is called. */
  readonly codeLabel: string;
  /** Parameters are shown unfolded: those of this run, or else the defaults. */
  readonly unfolded: boolean;
  readonly outputsHtml: readonly string[];
}

/**
 * Lays out a notebook for its page.
 *
 * @param notebooks The names of all notebooks of the site, which links may point to.
 */
export function notebookPage(
  { name, notebook }: NamedNotebook,
  notebooks: ReadonlySet<string>,
): NotebookPage {
  const page = { headings: [], notebooks } satisfies MarkdownPage;
  const hasRun = notebook.cells.some((cell) =>
    hasTag(cell, "injected-parameters")
  );
  const cells = notebook.cells.map((cell, index) => ({
    ...pageCell(cell, `c${index + 1}`, page),
    unfolded: hasTag(cell, hasRun ? "injected-parameters" : "parameters"),
  }));
  const headings: readonly Heading[] = page.headings;
  const label = labelOf(name);
  const narrative = notebook.cells.filter(isMarkdown);
  return {
    name,
    label,
    title: headings.find(({ level }) => level === 1)?.text || label,
    summary: narrative.map(({ source }) => firstParagraph(joinText(source)))
      .find((text) => text !== "") ?? "",
    contents: headings.filter(({ level }) => level === 2),
    cells: cells.filter(({ textHtml, codeHtml }) => textHtml || codeHtml),
    chart: firstChart(notebook, `${name}-`),
  };
}

function labelOf(name: string): string {
  const words = visibleText(name).replace(/^\d+[_-]/, "").replace(
    /[_-]+/g,
    " ",
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isMarkdown(cell: NotebookCell): boolean {
  return cell.cell_type === "markdown";
}

function pageCell(
  cell: NotebookCell,
  id: string,
  page: MarkdownPage,
): Omit<PageCell, "unfolded"> {
  const source = shownSource(cell);
  const isCode = cell.cell_type === "code";
  const outputs = (cell.outputs ?? []).map((output, index) =>
    renderOutput(output, {
      id: `${id}o${index + 1}`,
      notebooks: page.notebooks,
    })
  );
  return {
    textHtml: isMarkdown(cell) ? renderMarkdown(source, page) : "",
    codeHtml: isMarkdown(cell)
      ? ""
      : highlightCode(source.trimEnd(), isCode ? "typescript" : "text"),
    codeLabel: codeLabel(cell, source),
    outputsHtml: outputs.filter((html) => html !== ""),
  };
}

/** A cell's source, without what keeps injected parameters from showing the last of them. */
function shownSource(cell: NotebookCell): string {
  const source = joinText(cell.source);
  return hasTag(cell, "injected-parameters")
    ? source.replace(/^\/\/ Parameters\n/, "").replace(/\nvoid 0;\s*$/, "")
    : source;
}

function codeLabel(cell: NotebookCell, source: string): string {
  if (cell.cell_type === "raw") return "Text";
  if (hasTag(cell, "parameters")) return "Parameters";
  if (hasTag(cell, "injected-parameters")) return "Parameters of this run";
  return /^\s*import\b/.test(source) ? "Imports" : "Code";
}

function firstChart(
  notebook: NotebookContent,
  idPrefix: string,
): SmallChart | null {
  for (const cell of notebook.cells) {
    for (const output of cell.outputs ?? []) {
      const chart = smallChart(output, idPrefix);
      if (chart !== null) return chart;
    }
  }
  return null;
}
