import { join } from "@std/path";
import { InputError } from "../logs/input_error.ts";

/** The kernel that the notebooks ask for. */
const NAME = "deno";

/** What was found where Jupyter looks for the kernel. */
export interface KernelSpec {
  /** The folder of the specification. */
  readonly folder: string;
  /** `installed` now, or `kept`: another installation of Deno's kernel was there. */
  readonly outcome: "installed" | "kept";
}

/**
 * Sees to it that Jupyter knows the Deno kernel. A kernel of that name stays as
 * it is, whoever installed it.
 *
 * @param data The user's folder of Jupyter; defaults to where Jupyter looks.
 * @throws {InputError} If there is a kernel of that name that does not start a Deno that exists.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { installKernelSpec } from "./kernel_spec.ts";
 *
 * const data = await Deno.makeTempDir();
 * assertEquals((await installKernelSpec(data)).outcome, "installed");
 * assertEquals((await installKernelSpec(data)).outcome, "kept");
 * await Deno.remove(data, { recursive: true });
 * ```
 */
export async function installKernelSpec(
  data: string = dataFolder(),
): Promise<KernelSpec> {
  const folder = join(data, "kernels", NAME);
  const file = join(folder, "kernel.json");
  const text = await readIfThere(file);
  if (text === undefined) {
    await Deno.mkdir(folder, { recursive: true });
    await Deno.writeTextFile(file, specification(), { createNew: true });
    return { folder, outcome: "installed" };
  }
  await checkSpecification(text, file);
  return { folder, outcome: "kept" };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function specification(): string {
  const argv = [Deno.execPath(), "jupyter", "--kernel"];
  return JSON.stringify(
    {
      argv: [...argv, "--conn", "{connection_file}"],
      display_name: "Deno",
      language: "typescript",
    },
    null,
    2,
  ) + "\n";
}

async function checkSpecification(text: string, file: string): Promise<void> {
  const [program, command] = argumentsOf(text);
  if (program === undefined || command !== "jupyter") {
    throw new InputError(
      `Cannot use the kernel "${NAME}": ${file} is another program's; rename its folder and run this again`,
    );
  }
  // A bare name is looked up when the kernel starts.
  if (!/[\\/]/.test(program)) return;
  const isThere = await Deno.stat(program).then(() => true, () => false);
  if (isThere) return;
  throw new InputError(
    `Cannot use the kernel "${NAME}": ${file} starts ${program}, which is gone; remove its folder and run this again`,
  );
}

/** How a kernel is started; nothing if the specification cannot be read. */
function argumentsOf(text: string): readonly unknown[] & [string?, unknown?] {
  try {
    const { argv } = JSON.parse(text);
    return Array.isArray(argv) && typeof argv[0] === "string"
      ? [argv[0], argv[1]]
      : [];
  } catch {
    return [];
  }
}

/** Where Jupyter keeps what a user has installed. */
function dataFolder(): string {
  const chosen = Deno.env.get("JUPYTER_DATA_DIR");
  if (chosen) return chosen;
  const home = Deno.env.get("HOME") ?? Deno.env.get("USERPROFILE") ?? ".";
  switch (Deno.build.os) {
    case "windows":
      return join(Deno.env.get("APPDATA") ?? home, "jupyter");
    case "darwin":
      return join(home, "Library", "Jupyter");
    default: {
      const shared = Deno.env.get("XDG_DATA_HOME");
      return join(shared || join(home, ".local", "share"), "jupyter");
    }
  }
}
