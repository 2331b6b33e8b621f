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

/** A Python that has JupyterLab, which Debian does not package. */
const python = Deno.env.get("LOGBOOK_JUPYTERLAB") ?? "python3";

const LAB = {
  python,
  module: "jupyterlab",
  options: [
    ...["--ServerApp.port_retries=0", "--ServerApp.token="],
    "--LabApp.expose_app_in_browser=True",
  ],
};

const missingLab = await hasModule(python, "jupyterlab")
  ? undefined
  : "there is no JupyterLab (LOGBOOK_JUPYTERLAB names a Python that has it)";

/** A page so high that JupyterLab puts every cell on it. */
const VIEWPORT = { width: 1280, height: 14_000 };

const NOTEBOOK = "jupyterapp.shell.currentWidget";
const READY = `globalThis.jupyterapp && ${NOTEBOOK}?.context?.isReady &&
  ${NOTEBOOK}.sessionContext.session?.kernel?.status === "idle"`;

/** For every cell of code what kinds of output it has, as the front end holds them. */
const OUTPUTS = `[...${NOTEBOOK}.content.model.cells]
  .filter(({ type }) => type === "code")
  .map(({ outputs }) => outputs.toJSON().map(({ output_type, data }) =>
    [output_type, ...Object.keys(data ?? {}).sort()].join(" ")))`;

/** What errors say, line by line: the sentence, and where in the cell. */
const ERRORS = `[...${NOTEBOOK}.content.model.cells]
  .filter(({ type }) => type === "code")
  .flatMap(({ outputs }) => outputs.toJSON())
  .filter(({ output_type }) => output_type === "error")
  .map(({ traceback }) => traceback.join("\\n").split("\\n"))`;

/** The pictures and tables that can be seen. */
const SHOWN = `(async () => {
  const images = [...document.querySelectorAll(".jp-OutputArea-output img")];
  await Promise.all(images.map((image) => image.decode()));
  const tables = [...document.querySelectorAll(".jp-OutputArea-output table")];
  return [images, tables].map((all) =>
    all.filter((element) => element.checkVisibility() &&
      element.getBoundingClientRect().width > 100).length);
})()`;

const PICTURE = `document.querySelector(".jp-OutputArea-output img").src`;

const NAME =
  "JupyterLab shows every output of every notebook before it is trusted and after all cells have run";

// No registry that CI reaches has it for certain: without it, CI does not fail.
if (missingLab === undefined) {
  testWhere(missingBrowser ?? missingJupyter, NAME, checkAll);
} else {
  Deno.test.ignore(`${NAME} (ignored: ${missingLab})`, checkAll);
}

function checkAll(): Promise<void> {
  return withJupyter((jupyter) =>
    withNotebookServer(
      jupyter,
      LAB,
      (server) =>
        withBrowser(async (browser) => {
          let shown = 0;
          for (const path of await projectNotebooks()) {
            shown += await checkNotebook(browser, server, path);
          }
          console.log(`JupyterLab: ${shown} outputs shown, 0 missing`);
        }),
    )
  );
}

async function checkNotebook(
  browser: Browser,
  { address }: NotebookServer,
  path: string,
): Promise<number> {
  const name = basename(path);
  const { kinds, charts, tables } = await expectedOutputs(path);
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(`${address}/lab/tree/notebooks/${name}?reset`);
  await page.waitForFunction(READY, undefined, { timeout: 60_000 });
  await page.waitForTimeout(1500);
  assertEquals(
    await page.evaluate(SHOWN),
    [charts, tables],
    `${name}, untrusted`,
  );
  await takePicture(page, `lab_${name.replace(".ipynb", "")}`);
  await runAll(page);
  assertEquals(await page.evaluate(OUTPUTS), kinds, name);
  assertEquals(await page.evaluate(SHOWN), [charts, tables], name);
  if (name.startsWith("03")) await checkParameter(page);
  if (name.startsWith("06")) await checkError(page);
  await page.evaluate(`${NOTEBOOK}.sessionContext.shutdown()`);
  await page.close({ runBeforeUnload: false });
  return kinds.flat().length;
}

/** Another length of windows gives another chart, without a restart too. */
async function checkParameter(page: Page): Promise<void> {
  const before = await page.evaluate<string>(PICTURE);
  await setParameter(page, 'every = "auto"', 'every = "60s"');
  await page.evaluate(
    `jupyterapp.commands.execute("notebook:run-all-cells").then(String)`,
  );
  const after = await page.evaluate<string>(PICTURE);
  assertNotEquals(after, before);
  await setParameter(page, 'every = "60s"', 'every = "auto"');
  await runAll(page);
  assertEquals(await page.evaluate<string>(PICTURE), before);
}

/** What cannot be done is said in a sentence, below the cell that it is about. */
async function checkError(page: Page): Promise<void> {
  await setParameter(page, '"sample"', '"no/such.csv"');
  await page.evaluate(
    `jupyterapp.commands.execute("notebook:run-all-cells").then(String)`,
  );
  const errors = await page.evaluate<string[][]>(ERRORS);
  const sentence =
    'InputError: Cannot open the logs: there is no file "no/such.csv"';
  assertEquals(errors.map(([said]) => said), [sentence]);
  assertEquals(errors[0].slice(1).map((line) => line.includes("file:")), [
    false,
  ]);
  assert(await page.getByText(sentence).first().isVisible());
}

async function setParameter(
  page: Page,
  from: string,
  to: string,
): Promise<void> {
  await page.evaluate(`{
    const cell = [...${NOTEBOOK}.content.model.cells].find((cell) =>
      cell.getMetadata("tags")?.includes("parameters"));
    const source = cell.sharedModel.getSource();
    cell.sharedModel.setSource(source.replace(${JSON.stringify(from)}, ${
    JSON.stringify(to)
  }));
  }`);
}

/** "Restart Kernel and Run All Cells…", and the button that it asks to press. */
async function runAll(page: Page): Promise<void> {
  const done = page.evaluate(
    `jupyterapp.commands.execute("notebook:restart-run-all").then(String)`,
  );
  await page.click(".jp-Dialog .jp-mod-warn");
  assert(await done !== "false", "all cells run");
  await page.waitForTimeout(500);
}
