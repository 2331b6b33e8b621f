import { join } from "@std/path";
import { type Browser, chromium, type Page } from "playwright-core";
import { testWhere } from "../test_where.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const FOLDERS = (Deno.env.get("PATH") ?? "").split(":");

const executable = NAMES.flatMap((name) =>
  FOLDERS.map((folder) => join(folder, name))
).find(isFile);

/** Why there is no browser to test with; undefined if there is one. */
export const missingBrowser: string | undefined = executable === undefined
  ? "there is no Chromium (Debian: chromium)"
  : undefined;

/** Declares a test in Chromium. Where that is missing, the test is ignored; in CI it fails. */
export function testWithBrowser(
  name: string,
  test: (browser: Browser) => Promise<void>,
): void {
  testWhere(missingBrowser, name, () => withBrowser(test));
}

/** Lends a Chromium without a window. */
export async function withBrowser(
  use: (browser: Browser) => Promise<void>,
): Promise<void> {
  const browser = await chromium.launch({ executablePath: executable });
  try {
    await use(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Takes a picture of a whole page for those who want to look at it, if the
 * variable `LOGBOOK_SCREENSHOTS` names a folder.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = Deno.env.get("LOGBOOK_SCREENSHOTS");
  if (folder === undefined) return;
  await page.screenshot({ fullPage: true, path: join(folder, `${name}.png`) });
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
