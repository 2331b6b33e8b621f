import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { basename } from "@std/path";
import type { Browser, Page } from "playwright-core";
import { projectNotebooks } from "../../../lib/cli/project_notebooks.ts";
import { missingJupyter, withJupyter } from "../jupyter.ts";
import { testWhere } from "../test_where.ts";
import { missingBrowser, takePicture, withBrowser } from "./chromium.ts";
import { expectedOutputs } from "../notebook_outputs.ts";
import {
  hasModule,
  type NotebookServer,
  withNotebookServer,
} from "./notebook_server.ts";

const CLASSIC = {
  python: "/usr/bin/python3",
  module: "notebook",
  options: ["--port-retries=0", "--NotebookApp.token="],
};

const missingNotebook = await hasModule(CLASSIC.python, CLASSIC.module)
  ? undefined
  : "python3 lacks notebook (Debian: jupyter-notebook)";

/** Jupyter Notebook's own object, as its pages know it. */
const NOTEBOOK = "Jupyter.notebook";

const READY =
  `globalThis.Jupyter?.notebook?.kernel?.info_reply?.status === "ok"`;

/** For every cell of code what kinds of output it has, as the front end holds them. */
const OUTPUTS =
  `${NOTEBOOK}.get_cells().filter(({ cell_type }) => cell_type === "code")
  .map(({ output_area }) => output_area.outputs.map(({ output_type, data }) =>
    [output_type, ...Object.keys(data ?? {}).sort()].join(" ")))`;

/** True once all cells of code have run and no cell waits. */
const DONE =
  `${NOTEBOOK}.get_cells().filter(({ cell_type }) => cell_type === "code")
  .every(({ input_prompt_number }) => typeof input_prompt_number === "number") &&
  !${NOTEBOOK}.kernel_busy`;

const PICTURES =
  `[...document.querySelectorAll(".output_area img")].map(({ src }) => src)`;

testWhere(
  missingBrowser ?? missingJupyter ?? missingNotebook,
  "Jupyter Notebook runs all cells of every notebook and shows every output; another parameter gives another chart",
  () =>
    withJupyter((jupyter) =>
      withNotebookServer(
        jupyter,
        CLASSIC,
        (server) =>
          withBrowser(async (browser) => {
            let shown = 0;
            for (const path of await projectNotebooks()) {
              shown += await checkNotebook(browser, server, path);
            }
            await checkParameter(browser, server);
            console.log(`classic Notebook: ${shown} outputs shown, 0 missing`);
          }),
      )
    ),
);

async function checkNotebook(
  browser: Browser,
  server: NotebookServer,
  path: string,
): Promise<number> {
  const name = basename(path);
  const { kinds, charts, tables } = await expectedOutputs(path);
  const page = await openNotebook(browser, server, name);
  await runAll(page);
  assertEquals(await page.evaluate(OUTPUTS), kinds, name);
  assertEquals((await visiblePictures(page)).length, charts, name);
  const shown = page.locator(".output_area table:visible");
  assertEquals(await shown.count(), tables, name);
  await page.setViewportSize({ width: 1280, height: await pageHeight(page) });
  await takePicture(page, `classic_${name.replace(".ipynb", "")}`);
  await close(page);
  return kinds.flat().length;
}

/** Three windows an analysis in place of the period's own length: the chart must tell of others. */
async function checkParameter(
  browser: Browser,
  server: NotebookServer,
): Promise<void> {
  const page = await openNotebook(browser, server, "03_reliability.ipynb");
  await runAll(page);
  const before = await visiblePictures(page);
  await page.evaluate(`{
    const cell = ${NOTEBOOK}.get_cells()
      .find(({ metadata }) => metadata.tags?.includes("parameters"));
    cell.set_text(cell.get_text().replace('every = "auto"', 'every = "60s"'));
  }`);
  await runAll(page);
  const after = await visiblePictures(page);
  assertEquals(after.length, before.length);
  assertNotEquals(
    after[0],
    before[0],
    "the first chart depends on the windows",
  );
  await page.setViewportSize({ width: 1280, height: await pageHeight(page) });
  await takePicture(page, "classic_03_reliability_60s");
  await close(page);
}

async function openNotebook(
  browser: Browser,
  { address }: NotebookServer,
  name: string,
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
  });
  // Leaving a page with changes asks; nothing here is to be kept.
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${address}/notebooks/notebooks/${name}`);
  await page.waitForFunction(READY, undefined, { timeout: 60_000 });
  return page;
}

/** "Restart & Run All", as in the menu, and the button that it asks to press. */
async function runAll(page: Page): Promise<void> {
  await page.evaluate(`${NOTEBOOK}.clear_all_output()`);
  assertEquals(await visiblePictures(page), []);
  await page.click("#kernellink");
  await page.click("#restart_run_all a");
  await page.click(".modal-dialog .btn-danger");
  await page.waitForFunction(DONE, undefined, { timeout: 120_000 });
}

/** The charts that can be seen, each as the data of its picture. */
async function visiblePictures(page: Page): Promise<string[]> {
  const all = await page.evaluate<string[]>(PICTURES);
  const sizes = await page.evaluate<number[]>(
    `Promise.all([...document.querySelectorAll(".output_area img")].map((image) =>
      image.decode().then(() => image.naturalWidth)))`,
  );
  assert(sizes.every((width) => width > 0), `widths: ${sizes}`);
  return all;
}

function pageHeight(page: Page): Promise<number> {
  return page.evaluate<number>(
    `document.getElementById("notebook-container").scrollHeight + 200`,
  );
}

/** Ends the notebook's kernel too. */
async function close(page: Page): Promise<void> {
  await page.evaluate(`${NOTEBOOK}.session.delete()`);
  await page.close({ runBeforeUnload: false });
}
