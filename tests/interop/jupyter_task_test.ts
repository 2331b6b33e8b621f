import { assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { withFolder } from "../runner/build_notebook.ts";
import { firstAnswer, freePort } from "./local_server.ts";
import { testWhere } from "./test_where.ts";

const MODULE = fromFileUrl(
  new URL("../../lib/cli/jupyter.ts", import.meta.url),
);
const NOTEBOOK = "/usr/bin/jupyter-notebook";

const isThere = await Deno.stat(NOTEBOOK).then(() => true, () => false);

testWhere(
  isThere
    ? undefined
    : "there is no Jupyter Notebook (Debian: jupyter-notebook)",
  "jupyter opens the project's notebooks in Jupyter Notebook, which knows the Deno kernel, and ends with it",
  () =>
    withFolder(async (folder) => {
      const port = freePort();
      const child = new Deno.Command(Deno.execPath(), {
        args: [
          ...["run", "-q", "-P=kernel", MODULE],
          ...["--no-browser", "--allow-root", "--ip=127.0.0.1"],
          ...[`--port=${port}`, "--port-retries=0", "--NotebookApp.token="],
        ],
        env: {
          JUPYTER_DATA_DIR: join(folder, "data"),
          JUPYTER_CONFIG_DIR: join(folder, "config"),
          JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
        },
        stdin: "null",
        stdout: "piped",
        stderr: "null",
      }).spawn();
      const address = `http://127.0.0.1:${port}/api`;
      const kernels = await firstAnswer(`${address}/kernelspecs`);
      const files = await firstAnswer(`${address}/contents`);
      child.kill("SIGTERM");
      assertStringIncludes(kernels, `"display_name": "Deno"`);
      assertStringIncludes(files, `"02_workload.ipynb"`);
      const { stdout, signal } = await child.output();
      assertEquals(signal, null);
      assertStringIncludes(new TextDecoder().decode(stdout), "(installed)");
    }),
);
