import { DELIMITER, join } from "@std/path";
import { InputError } from "../logs/input_error.ts";
import { installKernelSpec } from "./kernel_spec.ts";
import { PROJECT } from "./project_notebooks.ts";
import { DONE, FAILED, runCommand } from "./run_command.ts";

/** Front ends that show notebooks, the better one first. */
const FRONT_ENDS = ["jupyter-lab", "jupyter-notebook"];

const HELP =
  `Usage: deno task jupyter [options of JupyterLab or Jupyter Notebook]

Tells Jupyter of the Deno kernel and opens the notebooks in JupyterLab or else
in Jupyter Notebook. Options go to that program, such as --no-browser.`;

/**
 * The command `jupyter`: installs the kernel specification, unless there is one,
 * and opens the notebooks in JupyterLab or Jupyter Notebook.
 *
 * @param args What stands behind the command's name; handed on.
 * @returns The front end's exit status; 2 if there is none or a kernel that cannot be used.
 */
export function jupyter(args: readonly string[]): Promise<number> {
  return runCommand(async () => {
    if (args.includes("--help") || args.includes("-h")) {
      console.log(HELP);
      return DONE;
    }
    const { folder, outcome } = await installKernelSpec();
    console.log(`Deno kernel: ${folder} (${outcome})`);
    return await start(await frontEnd(), args);
  });
}

async function frontEnd(): Promise<string> {
  const folders = (Deno.env.get("PATH") ?? "").split(DELIMITER);
  const ending = Deno.build.os === "windows" ? ".exe" : "";
  for (const name of FRONT_ENDS) {
    for (const folder of folders) {
      const path = join(folder, name + ending);
      const isThere = await Deno.stat(path).then(
        ({ isFile }) => isFile,
        () => false,
      );
      if (folder !== "" && isThere) return path;
    }
  }
  throw new InputError(
    "Cannot open the notebooks: there is no JupyterLab or Jupyter Notebook; get one with `pipx install jupyterlab` or `pip install jupyterlab`, or open notebooks/ in VS Code with its Jupyter extension",
  );
}

/** Waits for the front end, which asks itself what an interrupt is to mean. */
async function start(
  program: string,
  args: readonly string[],
): Promise<number> {
  const child = new Deno.Command(program, {
    args: [join(PROJECT, "notebooks"), ...args],
  }).spawn();
  const ignore = () => {};
  const end = () => child.kill("SIGTERM");
  Deno.addSignalListener("SIGINT", ignore);
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", end);
  const { code, signal } = await child.status;
  Deno.removeSignalListener("SIGINT", ignore);
  if (Deno.build.os !== "windows") Deno.removeSignalListener("SIGTERM", end);
  return signal === null ? code : FAILED;
}

if (import.meta.main) Deno.exit(await jupyter(Deno.args));
