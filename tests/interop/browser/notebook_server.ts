import { join, toFileUrl } from "@std/path";
import { PROJECT } from "../../../lib/cli/project_notebooks.ts";
import { withFolder } from "../../runner/build_notebook.ts";
import type { Jupyter } from "../jupyter.ts";
import { firstAnswer, freePort } from "../local_server.ts";

/** A running Jupyter server with copies of the project's notebooks. */
export interface NotebookServer {
  /** Where it listens, without a slash at the end. */
  readonly address: string;
}

/** A program of Jupyter's that serves notebooks to a browser. */
export interface FrontEnd {
  /** A Python that has it. */
  readonly python: string;
  /** The module that is run, and its options beside those of every server. */
  readonly module: string;
  readonly options: readonly string[];
}

/** Lends a Jupyter server of its own, with the Deno kernel and nothing of the user's. */
export async function withNotebookServer(
  { env }: Jupyter,
  { python, module, options }: FrontEnd,
  use: (server: NotebookServer) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    await copyNotebooks(folder);
    const address = `http://127.0.0.1:${freePort()}`;
    const server = new Deno.Command(python, {
      args: [
        ...["-m", module, "--no-browser", "--allow-root", "--ip=127.0.0.1"],
        ...[`--port=${new URL(address).port}`, `--notebook-dir=${folder}`],
        ...options,
      ],
      env: { ...env },
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    try {
      await firstAnswer(`${address}/api`);
      await use({ address });
    } finally {
      server.kill("SIGTERM");
      await server.status;
    }
  });
}

/** Whether a Python has a module. */
export async function hasModule(
  python: string,
  module: string,
): Promise<boolean> {
  const command = new Deno.Command(python, {
    args: ["-c", `import ${module}`],
  });
  return await command.output().then(({ success }) => success, () => false);
}

/**
 * Copies the notebooks, so that an editor's saving leaves the project's alone,
 * with a configuration that leads to the project's modules.
 */
async function copyNotebooks(folder: string): Promise<void> {
  const config = JSON.parse(
    await Deno.readTextFile(join(PROJECT, "deno.json")),
  );
  const root = toFileUrl(PROJECT).href;
  for (const [name, target] of Object.entries<string>(config.imports)) {
    config.imports[name] = target.replace(/^\./, root);
  }
  const { imports, unstable } = config;
  await Deno.writeTextFile(
    join(folder, "deno.json"),
    JSON.stringify({ imports, unstable }),
  );
  await Deno.copyFile(join(PROJECT, "deno.lock"), join(folder, "deno.lock"));
  const target = join(folder, "notebooks");
  await Deno.mkdir(target);
  for await (const { name } of Deno.readDir(join(PROJECT, "notebooks"))) {
    if (!name.endsWith(".ipynb")) continue;
    await Deno.copyFile(join(PROJECT, "notebooks", name), join(target, name));
  }
}
