import { assertEquals } from "@std/assert";
import { basename, join, toFileUrl } from "@std/path";
import type { Browser } from "playwright-core";
import { projectNotebooks } from "../../../lib/cli/project_notebooks.ts";
import { withFolder } from "../../runner/build_notebook.ts";
import { convertToHtml, missingJupyter, withJupyter } from "../jupyter.ts";
import { testWhere } from "../test_where.ts";
import { missingBrowser, takePicture, withBrowser } from "./chromium.ts";
import { expectedOutputs } from "../notebook_outputs.ts";

/** How many pictures a page shows, and how many of them are there to see. */
const PICTURES = `(async () => {
  const images = [...document.images];
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  return [images.length, images.filter((image) =>
    image.naturalWidth > 0 && image.checkVisibility() &&
    image.getBoundingClientRect().width > 300
  ).length];
})()`;

testWhere(
  missingBrowser ?? missingJupyter,
  "nbconvert's HTML of the project's notebooks shows every chart and table in a browser",
  () =>
    withJupyter((jupyter) =>
      withBrowser((browser) =>
        withFolder(async (folder) => {
          let shown = 0;
          for (const path of await projectNotebooks()) {
            const html = join(folder, `${basename(path, ".ipynb")}.html`);
            await convertToHtml(jupyter, path, html);
            shown += await checkPage(browser, path, html);
          }
          console.log(`nbconvert: ${shown} charts shown, 0 missing`);
        })
      )
    ),
);

async function checkPage(
  browser: Browser,
  path: string,
  html: string,
): Promise<number> {
  const { charts, tables } = await expectedOutputs(path);
  const page = await browser.newPage();
  // The template loads scripts from elsewhere; charts must not need them.
  await page.route(/^https?:/, (route) => route.abort());
  await page.goto(toFileUrl(html).href);
  await takePicture(page, `nbconvert_${basename(path, ".ipynb")}`);
  const name = basename(path);
  assertEquals(await page.evaluate(PICTURES), [charts, charts], name);
  const shown = page.locator(".jp-OutputArea-output table:visible");
  assertEquals(await shown.count(), tables, name);
  await page.close();
  return charts;
}
