import { assert, assertEquals } from "@std/assert";
import { join, toFileUrl } from "@std/path";
import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { runReport } from "../../cli/run_report.ts";
import { withFolder } from "../../runner/build_notebook.ts";
import { missingBrowser, takePicture, withBrowser } from "./chromium.ts";
import { testWhere } from "../test_where.ts";
import { NO_TROUBLE, watchPage } from "./watch_page.ts";

const WIDTHS = [1280, 390];
/** Expressions that the browser evaluates. */
const PAGE = {
  root: "document.documentElement",
  focus: "document.activeElement",
  background: "getComputedStyle(document.documentElement).backgroundColor",
};

/** The size in CSS pixels at which the smallest text is shown, those in charts among them. */
const SMALLEST = `Math.min(...[...document.querySelectorAll("main, main *")]
  .filter((element) => element.checkVisibility() && [...element.childNodes]
    .some((node) => node.nodeType === 3 && node.data.trim() !== ""))
  .map((element) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    const matrix = element.getScreenCTM?.();
    return matrix ? size * Math.hypot(matrix.a, matrix.b) : size;
  }))`;
const SMALLEST_PX = 10;

/** Puts markup on the page as if it had come past all escaping; says which directives refuse it. */
const SMUGGLE = `new Promise((resolve) => {
  const refused = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
    refused.push(effectiveDirective);
    if (refused.length === 4) resolve(refused.sort());
  });
  const script = document.createElement("script");
  script.textContent = "alert('script')";
  const image = document.createElement("img");
  image.setAttribute("onerror", "alert('handler')");
  image.src = "http://127.0.0.1:9/picture.png";
  const link = document.createElement("a");
  link.href = "javascript:alert('link')";
  document.body.append(script, image, link);
  link.click();
})`;

/** The titles of each chart of the page, and those that a pointer finds at the middle of their marks. */
const HOVERED =
  `[...document.querySelectorAll("main svg[role=img]")].map((chart) => {
  chart.scrollIntoView({ block: "center" });
  const titles = [...chart.querySelectorAll("title")];
  const found = titles.map(({ parentElement }) => {
    const { x, y, width, height } = parentElement.getBoundingClientRect();
    const under = document.elementFromPoint(x + width / 2, y + height / 2);
    return under?.querySelector(":scope > title")?.textContent ?? "";
  });
  return {
    titles: titles.map(({ textContent }) => textContent),
    found: found.filter((title) => title !== ""),
  };
})`;

interface Hovered {
  readonly titles: readonly string[];
  readonly found: readonly string[];
}

const SCHEMES = ["light", "dark"] as const;

/** A report on the sample, and what to look at it with. */
interface OpenSite {
  readonly folder: string;
  /** The pages' file names. */
  readonly pages: readonly string[];
  readonly browser: Browser;
}

testWhere(
  missingBrowser,
  "The report's pages work in a browser: quiet, within the machine, by keyboard, for everybody",
  () =>
    withFolder(async (folder) => {
      const { code, stderr } = await runReport(folder, ["--out", "."]);
      assertEquals([code, stderr], [0, ""]);
      const entries = await Array.fromAsync(Deno.readDir(folder));
      const pages = entries.map(({ name }) => name)
        .filter((name) => name.endsWith(".html"));
      assertEquals(pages.length, 7);
      await checkSize(folder, pages);
      await withBrowser(async (browser) => {
        const site = { folder, pages, browser };
        await checkLooks(site);
        await checkKeyboard(site);
        await checkPolicy(site);
        await checkPrint(site);
        await checkCopy(site);
        await checkHover(site);
      });
    }),
);

/**
 * The pages, and everything that can be reached from them, stay below 1.5 MB. The
 * executed notebooks lie beside them for those who want to run them; no page
 * leads there.
 */
async function checkSize(
  folder: string,
  pages: readonly string[],
): Promise<void> {
  const reached = new Set(pages);
  for (const name of pages) {
    const html = await Deno.readTextFile(join(folder, name));
    for (const [, address] of html.matchAll(/ (?:href|src)="([^"#:]+)["#]/g)) {
      reached.add(decodeURIComponent(address));
    }
  }
  const paths = [...reached].toSorted();
  assertEquals(paths.filter((path) => path.startsWith("notebooks/")), []);
  const results = paths.filter((path) => path.startsWith("results/"));
  assertEquals(results.length, 9);
  assertEquals(reached.size, pages.length + results.length);
  const sizes = await Promise.all(
    paths.map((path) => Deno.stat(join(folder, path))),
  );
  const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
  assert(bytes < 1_500_000, `${bytes} bytes`);
  console.log(
    `site: ${bytes} bytes in ${pages.length} pages and ${results.length} results`,
  );
}

async function checkLooks({ browser, folder, pages }: OpenSite): Promise<void> {
  let looks = 0;
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const viewport = { width, height: 900 };
      const context = await browser.newContext({ colorScheme, viewport });
      for (const name of pages) {
        const page = await context.newPage();
        const trouble = watchPage(page);
        await page.goto(toFileUrl(join(folder, name)).href);
        const place = `${name} at ${width} px, ${colorScheme}`;
        assertEquals(await violations(page), [], place);
        assertEquals(await overhang(page), 0, `${place} scrolls sideways`);
        const size = await page.evaluate<number>(SMALLEST);
        assert(size >= SMALLEST_PX, `${place} has a text of ${size} px`);
        await takePicture(
          page,
          `site_${name.replace(".html", "")}_${width}_${colorScheme}`,
        );
        assertEquals(trouble, NO_TROUBLE, place);
        await page.close();
        looks++;
      }
      await context.close();
    }
  }
  console.log(`site: ${looks} looks at ${pages.length} pages, 0 violations`);
}

/** What axe-core finds against a page, each with the first element concerned. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>("axe.run()");
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** By how many pixels a page is wider than its window. */
function overhang(page: Page): Promise<number> {
  const { root } = PAGE;
  return page.evaluate<number>(`${root}.scrollWidth - ${root}.clientWidth`);
}

async function checkKeyboard({ browser, folder }: OpenSite): Promise<void> {
  const page = await browser.newPage();
  await page.goto(toFileUrl(join(folder, "02_workload.html")).href);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert(
    page.url().endsWith("#content"),
    "the first stop skips to the content",
  );
  await page.goto(toFileUrl(join(folder, "02_workload.html")).href);
  await tabTo(page, ".contents a");
  await page.keyboard.press("Enter");
  const target = decodeURIComponent(new URL(page.url()).hash.slice(1));
  const top = await page.evaluate<number>(
    `document.getElementById(${
      JSON.stringify(target)
    }).getBoundingClientRect().top`,
  );
  assert(top >= 0 && top < 900, `#${target} is in view`);
  await tabTo(page, "details:not([open]) > summary");
  const isOpen = () =>
    page.evaluate<boolean>(`${PAGE.focus}.closest("details").open`);
  await page.keyboard.press("Enter");
  assertEquals(await isOpen(), true, "Enter unfolds code");
  await page.keyboard.press("Space");
  assertEquals(await isOpen(), false, "Space folds code");
  await tabTo(page, "main .turn a");
  await page.keyboard.press("Enter");
  await page.waitForURL(/01_data_quality\.html$/);
  await page.close();
}

/** Presses Tab until an element has the focus that fits a selector. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < 300; stops++) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate<boolean>(
      `${PAGE.focus}.matches(${JSON.stringify(selector)})`,
    );
    if (isThere) return;
  }
  throw new Error(`No press of Tab reaches ${selector}`);
}

/** Even markup that had come past all escaping would run nothing and load nothing. */
async function checkPolicy(
  { browser, folder, pages }: OpenSite,
): Promise<void> {
  for (const name of pages) {
    const page = await browser.newPage();
    const { dialogs } = watchPage(page);
    await page.goto(toFileUrl(join(folder, name)).href);
    assertEquals(await page.evaluate<string[]>(SMUGGLE), [
      "img-src",
      "script-src-attr",
      "script-src-elem",
      "script-src-elem",
    ], name);
    assertEquals(dialogs, [], name);
    await page.close();
  }
}

/** On paper there are no bars, and charts keep to the page. */
async function checkPrint({ browser, folder }: OpenSite): Promise<void> {
  const page = await browser.newPage({ colorScheme: "dark" });
  await page.goto(toFileUrl(join(folder, "02_workload.html")).href);
  await page.emulateMedia({ media: "print" });
  await takePicture(page, "site_print");
  const background = await page.evaluate<string>(PAGE.background);
  assertEquals(background, "rgb(255, 255, 255)");
  assertEquals(await page.locator(".site").isVisible(), false);
  await page.close();
}

/** The button copies the code, and without scripts there is none. */
async function checkCopy({ browser, folder }: OpenSite): Promise<void> {
  const address = toFileUrl(join(folder, "02_workload.html")).href;
  const page = await browser.newPage();
  const { complaints } = watchPage(page);
  await page.goto(address);
  const cell = page.locator("details[open]").first();
  await cell.hover();
  await cell.locator(".copy").click();
  await cell.locator("text=Copied").waitFor();
  assertEquals(complaints, []);
  await page.close();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const quiet = await context.newPage();
  await quiet.goto(address);
  assertEquals(await quiet.locator(".copy:visible").count(), 0);
  await context.close();
}

/** Every chart says its values where the pointer rests; who listens hears its alternative text alone. */
async function checkHover({ browser, folder, pages }: OpenSite): Promise<void> {
  let charts = 0;
  const viewport = { width: 1280, height: 900 };
  const context = await browser.newContext({ viewport });
  for (const name of pages) {
    const page = await context.newPage();
    await page.goto(toFileUrl(join(folder, name)).href);
    const hovered = await page.evaluate<Hovered[]>(HOVERED);
    const said = await page.locator("main").ariaSnapshot();
    for (const { titles, found } of hovered) {
      const place = `${name}, ${titles[0]}`;
      // A line or a label may lie over a few dots.
      assert(found.length > 0 && found.length >= 0.9 * titles.length, place);
      assertEquals(titles.filter((title) => said.includes(title)), [], place);
    }
    charts += hovered.length;
    await page.close();
  }
  await context.close();
  assert(charts >= 15, `${charts} charts`);
  console.log(`site: ${charts} charts say their values to the pointer`);
}
