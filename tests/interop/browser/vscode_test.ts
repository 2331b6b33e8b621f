import { assertEquals } from "@std/assert";
import { basename, join } from "@std/path";
import type { Page } from "playwright-core";
import { projectNotebooks } from "../../../lib/cli/project_notebooks.ts";
import { isCode } from "../../../lib/runner/notebook.ts";
import { readNotebook } from "../../../lib/runner/read_notebook.ts";
import { testWhere } from "../test_where.ts";
import { missingBrowser, withBrowser } from "./chromium.ts";
import { expectedOutputs } from "../notebook_outputs.ts";

/** Where `npm install --ignore-scripts code-server` has put VS Code. */
const folder = Deno.env.get("LOGBOOK_VSCODE");

const EXTENSIONS = "node_modules/code-server/lib/vscode/extensions";

/** The types that VS Code takes from an output, the first of them that there is (its extension `ipynb`). */
const ORDER = [
  ...["text/html", "application/javascript", "image/gif", "text/latex"],
  ...["text/markdown", "image/png", "image/svg+xml", "image/jpeg"],
  ...["application/json", "text/plain"],
];

/** The extension with the renderer of each type that the notebooks have. */
const RENDERERS: Readonly<Record<string, string>> = {
  "text/markdown": "markdown-language-features/notebook-out/index.js",
  "text/html": "notebook-renderers/renderer-out/index.js",
  "image/png": "notebook-renderers/renderer-out/index.js",
  "text/plain": "notebook-renderers/renderer-out/index.js",
};

testWhere(
  missingBrowser ??
    (folder === undefined
      ? "there is no VS Code (LOGBOOK_VSCODE=FOLDER after npm install --ignore-scripts code-server there)"
      : undefined),
  "VS Code's renderers show every output of every notebook, in a trusted folder as in one that is not",
  () =>
    withBrowser(async (browser) => {
      let shown = 0;
      for (const isTrusted of [false, true]) {
        const page = await browser.newPage();
        await loadRenderers(page, isTrusted);
        for (const path of await projectNotebooks()) {
          shown += await checkNotebook(page, path);
        }
        await page.close();
      }
      console.log(`VS Code: ${shown} outputs shown, 0 missing`);
    }),
);

/** Starts each renderer as VS Code's page for outputs does. */
async function loadRenderers(page: Page, isTrusted: boolean): Promise<void> {
  await page.setContent(
    `<style id="_defaultStyles"></style><div id="out"></div>`,
  );
  for (const file of new Set(Object.values(RENDERERS))) {
    const code = await Deno.readTextFile(join(folder ?? "", EXTENSIONS, file));
    const url = `data:text/javascript;base64,${
      new TextEncoder().encode(code).toBase64()
    }`;
    await page.evaluate(`(async () => {
      const { activate } = await import(${JSON.stringify(url)});
      globalThis.renderers ??= {};
      globalThis.renderers[${JSON.stringify(file)}] = await activate({
        workspace: { isTrusted: ${isTrusted} },
        settings: { lineLimit: 30, outputScrolling: false, outputWordWrap: false },
        onDidChangeSettings: () => ({ dispose() {} }),
        onDidReceiveMessage: () => ({ dispose() {} }),
        getState: () => undefined,
        setState: () => {},
        getRenderer: () => Promise.resolve(undefined),
      });
    })()`);
  }
}

async function checkNotebook(page: Page, path: string): Promise<number> {
  const { charts, tables } = await expectedOutputs(path);
  const { cells } = await readNotebook(path);
  const bundles = cells.filter(isCode).flatMap(({ outputs }) => outputs)
    .flatMap((output) => "data" in output ? [output.data] : []);
  const seen = { charts: 0, tables: 0, blank: 0 };
  for (const [index, data] of bundles.entries()) {
    const type = ORDER.find((mime) => data[mime] !== undefined) ?? "none";
    const { images, tables, text } = await render(page, {
      id: `${basename(path)}-${index}`,
      type,
      content: String(data[type]),
    });
    seen.charts += images;
    seen.tables += tables;
    if (images + tables === 0 && text.trim() === "") seen.blank++;
  }
  assertEquals(seen, { charts, tables, blank: 0 }, basename(path));
  return bundles.length;
}

/** Has one output drawn, and says what can be seen of it. */
function render(
  page: Page,
  output: { id: string; type: string; content: string },
): Promise<{ images: number; tables: number; text: string }> {
  return page.evaluate(`(async ({ id, type, content, file }) => {
    const bytes = type.startsWith("image/")
      ? Uint8Array.fromBase64(content)
      : new TextEncoder().encode(content);
    const element = document.getElementById("out")
      .appendChild(document.createElement("div"));
    await globalThis.renderers[file].renderOutputItem({
      id, mime: type, metadata: {}, appendedText: () => undefined,
      text: () => new TextDecoder().decode(bytes),
      json: () => JSON.parse(content),
      data: () => bytes,
      blob: () => new Blob([bytes], { type }),
    }, element, new AbortController().signal);
    const roots = [element, ...[element, ...element.querySelectorAll("*")]
      .flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const all = (selector) =>
      roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    const images = all("img");
    await Promise.all(images.map((image) => image.decode()));
    return {
      images: images.filter(({ naturalWidth }) => naturalWidth > 300).length,
      tables: all("table").filter((table) => table.checkVisibility()).length,
      text: roots.map((root) => root.textContent).join(""),
    };
  })(${JSON.stringify({ ...output, file: RENDERERS[output.type] ?? "" })})`);
}
