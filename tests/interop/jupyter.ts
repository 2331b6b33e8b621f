import { join } from "@std/path";
import { readNotebook } from "../../lib/runner/read_notebook.ts";
import type { Notebook } from "../../lib/runner/notebook.ts";
import { testWhere } from "./test_where.ts";

/** Jupyter's own tools on this machine, with the Deno kernel. */
export interface Jupyter {
  /** A Python that has nbformat, nbclient and nbconvert. */
  readonly python: string;
  /** Variables under which Jupyter sees the Deno kernel and nothing of the user's. */
  readonly env: Readonly<Record<string, string>>;
}

/** How nbclient and the like run a notebook. */
export interface JupyterRun {
  /** Where the executed notebook goes. */
  readonly target: string;
  /** The kernel's working directory. */
  readonly cwd: string;
}

const PYTHONS = ["python3", "/usr/bin/python3"];
const MODULES = "import nbformat, nbclient, nbconvert";

const python = await findPython();

/** Why there is no Jupyter to test with; undefined if there is one. */
export const missingJupyter: string | undefined = python === undefined
  ? "python3 lacks nbformat, nbclient or nbconvert (Debian: python3-nbclient, jupyter-nbconvert)"
  : undefined;

/** Declares a test against Jupyter's own tools. Where they are missing, the test is ignored; in CI it fails. */
export function testWithJupyter(
  name: string,
  test: (jupyter: Jupyter) => Promise<void>,
): void {
  testWhere(missingJupyter, name, () => withJupyter(test));
}

/**
 * Lends Jupyter with a kernel specification for a Deno, in a temporary folder.
 *
 * @param deno Provides the kernel.
 * @throws {Error} If there is no Jupyter.
 */
export async function withJupyter(
  use: (jupyter: Jupyter) => Promise<void>,
  deno: string = Deno.execPath(),
): Promise<void> {
  if (python === undefined) throw new Error(`Cannot test: ${missingJupyter}`);
  const folder = await Deno.makeTempDir({ prefix: "logbook-jupyter-" });
  try {
    const specification = join(folder, "kernels", "deno");
    await Deno.mkdir(specification, { recursive: true });
    const argv = [deno, "jupyter", "--kernel", "--conn", "{connection_file}"];
    await Deno.writeTextFile(
      join(specification, "kernel.json"),
      JSON.stringify({ argv, display_name: "Deno", language: "typescript" }),
    );
    const own = ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"]
      .map((name) => [`JUPYTER_${name}`, join(folder, name)]);
    const env = { ...Object.fromEntries(own), JUPYTER_PATH: folder };
    await use({ python, env });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * Executes a notebook with nbclient.
 *
 * @returns The executed notebook, and the seconds that this took.
 */
export async function executeWithNbclient(
  { python, env }: Jupyter,
  path: string,
  { target, cwd }: JupyterRun,
): Promise<{ notebook: Notebook; seconds: number }> {
  const script = join(import.meta.dirname ?? ".", "execute_nbclient.py");
  // Without colours results can be compared with the runner's.
  const variables = { ...env, NO_COLOR: "1" };
  const args = [script, path, target, cwd];
  const printed = await output(python, args, variables);
  return { notebook: await readNotebook(target), seconds: Number(printed) };
}

/** Executes a notebook with `jupyter nbconvert --execute` and a user's settings. */
export async function executeWithNbconvert(
  { python, env }: Jupyter,
  path: string,
  target: string,
): Promise<Notebook> {
  await output(python, [
    ...["-m", "nbconvert", "--to", "notebook", "--execute", path],
    ...["--output", target],
  ], env);
  return await readNotebook(target);
}

/** Writes a notebook as it is as an HTML page with nbconvert. */
export async function convertToHtml(
  { python, env }: Jupyter,
  path: string,
  target: string,
): Promise<void> {
  await output(python, [
    ...["-m", "nbconvert", "--to", "html", path, "--output", target],
  ], env);
}

/** Writes a notebook as it is as Markdown with nbconvert into a folder, its pictures beside it. */
export async function convertToMarkdown(
  { python, env }: Jupyter,
  path: string,
  folder: string,
): Promise<void> {
  await output(python, [
    ...["-m", "nbconvert", "--to", "markdown", path, "--output-dir", folder],
  ], env);
}

/** Fails unless Python's nbformat finds notebooks valid and laid out as its own. */
export async function validateWithNbformat(
  { python, env }: Jupyter,
  paths: readonly string[],
): Promise<void> {
  const script = join(import.meta.dirname ?? ".", "validate_nbformat.py");
  await output(python, [script, ...paths], env);
}

async function findPython(): Promise<string | undefined> {
  for (const candidate of PYTHONS) {
    const found = await output(candidate, ["-c", MODULES], {})
      .then(() => true, () => false);
    if (found) return candidate;
  }
  return undefined;
}

/** What a command prints; fails with what it writes to stderr. */
async function output(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args: [...args],
    env,
    stdin: "null",
  }).output();
  const [text, errors] = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes)
  );
  if (!success) throw new Error(`${command} failed: ${errors.slice(-2000)}`);
  return text;
}
