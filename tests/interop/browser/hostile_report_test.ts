import { assertEquals } from "@std/assert";
import { basename, join, toFileUrl } from "@std/path";
import type { Browser, Page } from "playwright-core";
import { visibleText } from "../../../lib/logs/visible_text.ts";
import { runReport } from "../../cli/run_report.ts";
import { withFolder } from "../../runner/build_notebook.ts";
import {
  convertToHtml,
  type Jupyter,
  missingJupyter,
  withJupyter,
} from "../jupyter.ts";
import { testWhere } from "../test_where.ts";
import { missingBrowser, takePicture, withBrowser } from "./chromium.ts";
import { HOSTILE_TEXTS } from "./hostile_texts.ts";
import { NO_TROUBLE, watchPage } from "./watch_page.ts";

/** A report shows the first five rows, and they have four columns of text. */
const PART = 20;
const COLUMNS = 4;
const ROWS = 4000;

/** What a page shows, and what it says when a pointer rests. */
const TEXTS = `document.body.textContent + "\\n" +
  [...document.querySelectorAll("[title]")].map(({ title }) => title).join("\\n")`;

/** Elements that no page of the site or of nbconvert makes of a log. */
const FOREIGN =
  "iframe, object, embed, form, video, audio, marquee, math, base, [href^='javascript' i], [href*='evil.example'], [src*='evil.example']";

testWhere(
  missingBrowser ?? missingJupyter,
  "A report on 100 hostile messages and names shows them as text, and nothing of them is run",
  () =>
    withJupyter((jupyter) =>
      withBrowser(async (browser) => {
        for (let start = 0; start < HOSTILE_TEXTS.length; start += PART) {
          const texts = HOSTILE_TEXTS.slice(start, start + PART);
          await withFolder(async (folder) => {
            await makeReport(folder, texts);
            await checkSite(browser, folder, texts, start);
            await checkNotebooks(browser, folder, jupyter);
          });
        }
        console.log(
          `hostile texts: ${HOSTILE_TEXTS.length} shown as text, 0 run`,
        );
      })
    ),
);

async function makeReport(
  folder: string,
  texts: readonly string[],
): Promise<void> {
  const logs = `<b onclick=alert(1)>&'{{ 1 }}.ndjson`;
  await Deno.writeTextFile(join(folder, logs), hostileLogs(texts));
  const { code, stderr } = await runReport(folder, [logs]);
  assertEquals([code, stderr], [0, ""]);
}

/** Each text is a service, a message, a user and something else; one is the name of a column. */
function hostileLogs(texts: readonly string[]): string {
  const start = Date.UTC(2024, 2, 1);
  const text = (row: number, column: number) => {
    const shift = Math.floor(row * COLUMNS / texts.length);
    return texts[(row * COLUMNS + column + shift) % texts.length];
  };
  const rows = Array.from({ length: ROWS }, (_, i) =>
    JSON.stringify({
      timestamp: new Date(start + i * 300).toISOString(),
      level: i % 3 === 0 ? "ERROR" : "INFO",
      service: text(i, 0),
      message: text(i, 1),
      user: text(i, 2),
      latency_ms: 10 + (i * 31) % 90,
      [texts[1]]: text(i, 3),
    }));
  return rows.join("\n") + "\n";
}

async function checkSite(
  browser: Browser,
  folder: string,
  texts: readonly string[],
  part: number,
): Promise<void> {
  const site = join(folder, "site");
  const entries = await Array.fromAsync(Deno.readDir(site));
  const pages = entries.filter(({ name }) => name.endsWith(".html"));
  assertEquals(pages.length, 7);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  let shown = "";
  for (const { name } of pages) {
    const page = await context.newPage();
    const trouble = watchPage(page);
    await page.goto(toFileUrl(join(site, name)).href);
    await page.mouse.move(600, 400);
    assertEquals(await foreign(page), [], name);
    assertEquals(await page.locator("main").count(), 1, name);
    assertEquals(trouble, NO_TROUBLE, name);
    shown += await page.evaluate<string>(TEXTS) + "\n";
    await takePicture(
      page,
      `hostile_${part}_${basename(name, ".html")}`,
    );
    await page.close();
  }
  await context.close();
  // A name of 300 characters is shortened; its beginning tells it.
  const missing = texts.filter((text) =>
    !shown.includes(visibleText(text).slice(0, 60).trimEnd())
  );
  assertEquals(missing, []);
}

/** The markup of elements that logs have no part in. */
function foreign(page: Page): Promise<string[]> {
  const elements = `document.querySelectorAll(${JSON.stringify(FOREIGN)})`;
  return page.evaluate<string[]>(
    `[...${elements}].map(({ outerHTML }) => outerHTML)`,
  );
}

/** The executed notebooks in the pages of another program, which renders more than the site does. */
async function checkNotebooks(
  browser: Browser,
  folder: string,
  jupyter: Jupyter,
): Promise<void> {
  for (const name of ["03_reliability", "06_findings"]) {
    const html = join(folder, `${name}.html`);
    const notebook = join(folder, "site", "notebooks", `${name}.ipynb`);
    await convertToHtml(jupyter, notebook, html);
    const page = await browser.newPage();
    await page.route(/^https?:/, (route) => route.abort());
    const { dialogs } = watchPage(page);
    await page.goto(toFileUrl(html).href);
    // Where its MathJax is on the machine, it sets what it takes for math.
    await page.evaluate(
      "globalThis.MathJax && new Promise((done) => MathJax.Hub.Queue(done))",
    );
    assertEquals(await foreign(page), [], name);
    assertEquals(dialogs, [], name);
    await page.close();
  }
}
