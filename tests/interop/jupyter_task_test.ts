import { assertEquals, assertStringIncludes } from "@std/assert";
import { dirname, fromFileUrl, join } from "@std/path";
import { withFolder } from "../runner/build_notebook.ts";
import { firstAnswer, freePort } from "./local_server.ts";
import { testWhere } from "./test_where.ts";

const MODULE = fromFileUrl(
  new URL("../../lib/cli/jupyter.ts", import.meta.url),
);
const NOTEBOOK = "/usr/bin/jupyter-notebook";
const LAB_PYTHON = Deno.env.get("LOGBOOK_JUPYTERLAB");

const isThere = await Deno.stat(NOTEBOOK).then(() => true, () => false);

testWhere(
  isThere
    ? undefined
    : "there is no Jupyter Notebook (Debian: jupyter-notebook)",
  "jupyter opens the project's notebooks in Jupyter Notebook, which knows the Deno kernel, and ends with it",
  () =>
    // A folder with Jupyter Notebook in it, and no JupyterLab.
    withFolder(async (folder) => {
      await Deno.symlink(NOTEBOOK, join(folder, "jupyter-notebook"));
      await checkTask(`${folder}:/usr/bin`, "--NotebookApp.token=");
    }),
);

if (LAB_PYTHON !== undefined) {
  Deno.test("jupyter opens the project's notebooks in JupyterLab where there is one, also beside Jupyter Notebook", async () => {
    const page = await checkTask(
      `/usr/bin:${dirname(LAB_PYTHON)}`,
      "--IdentityProvider.token=",
    );
    assertStringIncludes(page, "<title>JupyterLab</title>");
  });
}

/**
 * Runs the task until the front end answers, and ends it.
 *
 * @param path Where programs are looked for.
 * @param option Of the front end: it asks for no token.
 * @returns The front end's first page.
 */
async function checkTask(path: string, option: string): Promise<string> {
  let page = "";
  await withFolder(async (folder) => {
    const port = freePort();
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "-q", "-P=kernel", MODULE],
        ...["--no-browser", "--allow-root", "--ip=127.0.0.1"],
        ...[`--port=${port}`, "--port-retries=0", option],
      ],
      env: {
        PATH: path,
        JUPYTER_DATA_DIR: join(folder, "data"),
        JUPYTER_CONFIG_DIR: join(folder, "config"),
        JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
      },
      stdin: "null",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const address = `http://127.0.0.1:${port}`;
    const kernels = await firstAnswer(`${address}/api/kernelspecs`);
    const files = await firstAnswer(`${address}/api/contents`);
    page = await firstAnswer(address);
    child.kill("SIGTERM");
    assertStringIncludes(kernels, `"display_name": "Deno"`);
    assertStringIncludes(files, `"02_workload.ipynb"`);
    const { stdout, signal } = await child.output();
    assertEquals(signal, null);
    assertStringIncludes(new TextDecoder().decode(stdout), "(installed)");
  });
  return page;
}
