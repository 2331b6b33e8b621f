import { assert, assertEquals } from "@std/assert";
import { basename } from "@std/path";
import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";
import { projectNotebooks } from "../lib/cli/project_notebooks.ts";
import { isCode, type MimeData } from "../lib/runner/notebook.ts";
import { readNotebook } from "../lib/runner/read_notebook.ts";

/** What code hosts leave of HTML: no styles, scripts, SVG or forms (after GitHub's html-pipeline). */
const CODE_HOST = {
  allowedTags: [
    ...["h1", "h2", "h3", "h4", "p", "br", "hr", "b", "i", "strong", "em"],
    ...["a", "pre", "code", "img", "div", "span", "sup", "sub", "small"],
    ...["ul", "ol", "li", "dl", "dt", "dd", "blockquote", "s", "del"],
    ...["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"],
  ],
  allowedAttributes: {
    "*": ["align", "alt", "title", "colspan", "rowspan", "scope"],
  },
};

const markdown = new MarkdownIt({ html: true });

async function outputsOf(path: string): Promise<MimeData[]> {
  const { cells } = await readNotebook(path);
  return cells.filter(isCode).flatMap(({ outputs }) => outputs)
    .flatMap((output) => "data" in output ? [output.data] : []);
}

/** What a reader sees of HTML, each cell of a table on its own. */
function visible(html: string): string[] {
  const text: string = sanitizeHtml(
    html.replace(/<\/?(?:td|th|p|li|caption)\b/g, "\n$&"),
    {
      allowedTags: [],
      allowedAttributes: {},
    },
  );
  return text.split("\n").map((line) => line.trim())
    .filter((line) => line !== "");
}

Deno.test("The project's notebooks show nothing in forms that front ends refuse, blank or mangle", async () => {
  for (const path of await projectNotebooks()) {
    for (const data of await outputsOf(path)) {
      const types = Object.keys(data).toSorted();
      const isChart = types.includes("image/png");
      assertEquals(
        types,
        isChart
          ? ["application/vnd.logbook.figure+svg", "image/png", "text/plain"]
          : ["text/markdown", "text/plain"],
        basename(path),
      );
      assert(String(data["text/plain"]).trim() !== "", basename(path));
    }
  }
});

Deno.test("The project's notebooks lose nothing but styles to a code host's sanitiser", async () => {
  let tables = 0;
  for (const path of await projectNotebooks()) {
    for (const data of await outputsOf(path)) {
      const source = data["text/markdown"];
      if (source === undefined) continue;
      const html = markdown.render(String(source));
      const clean = sanitizeHtml(html, CODE_HOST);
      assertEquals(visible(clean), visible(html), basename(path));
      if (!html.startsWith("<table>")) continue;
      assertEquals(
        clean.match(/align="right"/g)?.length,
        html.match(/align="right"/g)?.length,
        "numbers stay on the right",
      );
      tables++;
    }
  }
  assert(tables > 10, `${tables} tables`);
});

Deno.test("The project's notebooks name each other by files that a code host has", async () => {
  const paths = await projectNotebooks();
  const names = paths.map((path) => basename(path));
  for (const path of paths) {
    const { cells } = await readNotebook(path);
    const texts = [
      ...cells.filter((cell) => !isCode(cell)).map(({ source }) => source),
      ...(await outputsOf(path)).map((data) => String(data["text/markdown"])),
    ];
    for (const [, target] of texts.join("\n").matchAll(/\]\(([^)#\s]+)/g)) {
      assert(names.includes(target), `${basename(path)} leads to ${target}`);
    }
  }
});
