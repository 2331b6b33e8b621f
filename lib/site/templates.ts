import vento from "ventojs";
import { chartFonts } from "./chart_fonts.ts";
import type { FrontPage } from "./front_page.ts";
import { pageHref } from "./front_page.ts";
import type { NotebookPage } from "./notebook_page.ts";
import front from "./templates/front.vto" with { type: "text" };
import layout from "./templates/layout.vto" with { type: "text" };
import notebook from "./templates/notebook.vto" with { type: "text" };
import copyCode from "./copy_code.js" with { type: "text" };
import style from "./style.css" with { type: "text" };

const SOURCES: Readonly<Record<string, string>> = {
  "front.vto": front,
  "layout.vto": layout,
  "notebook.vto": notebook,
};

const environment = vento({
  autoescape: true,
  includes: {
    load: (file: string) => Promise.resolve({ source: SOURCES[file] }),
    resolve: (_from: string, file: string) => file,
  },
});
environment.filters.href = pageHref;

/** Renders the site's front page. */
export function renderFrontPage(
  page: FrontPage,
  notebooks: readonly NotebookPage[],
): Promise<string> {
  return render("front.vto", {
    page,
    notebooks,
    current: "",
    documentTitle: `${page.name} – Logbook`,
    // Its small charts have no text, so the charts' font is not needed.
    hasCharts: false,
    script: "",
  });
}

/** Renders the page of one of the notebooks. */
export function renderNotebookPage(
  page: NotebookPage,
  notebooks: readonly NotebookPage[],
  { name, period }: FrontPage,
): Promise<string> {
  const index = notebooks.indexOf(page);
  return render("notebook.vto", {
    page,
    notebooks,
    current: page.name,
    logs: { name, period },
    previous: notebooks[index - 1],
    next: notebooks[index + 1],
    documentTitle: `${page.title} – ${name} – Logbook`,
    hasCharts: page.chart !== null,
    script: page.cells.some(({ codeHtml }) => codeHtml !== "") ? copyCode : "",
  });
}

async function render(
  template: string,
  data: Record<string, unknown> & {
    readonly hasCharts: boolean;
    readonly script: string;
  },
): Promise<string> {
  const css = data.hasCharts ? await chartFonts() + style : style;
  const policy = [
    "default-src 'none'",
    "img-src data:",
    "font-src data:",
    `style-src 'sha256-${await hashOf(css)}'`,
    ...(data.script === ""
      ? []
      : [`script-src 'sha256-${await hashOf(data.script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const { content } = await environment.run(template, {
    ...data,
    style: css,
    policy,
  });
  return content;
}

async function hashOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest).toBase64();
}
