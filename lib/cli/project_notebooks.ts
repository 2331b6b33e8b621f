import { join } from "@std/path";
import { InputError } from "../logs/input_error.ts";

/** The project's folder, wherever the command is called from. */
export const PROJECT = join(import.meta.dirname ?? ".", "../..");

/** How the file of a notebook's failed run ends; it is none of the project's notebooks. */
export const FAILED_SUFFIX = ".failed.ipynb";

/**
 * The paths of the project's notebooks, in the order of their names.
 *
 * @throws {InputError} If there is none.
 */
export async function projectNotebooks(): Promise<string[]> {
  const folder = join(PROJECT, "notebooks");
  const entries = await Array.fromAsync(Deno.readDir(folder));
  const names = entries.map(({ name }) => name)
    .filter((name) => name.endsWith(".ipynb"))
    .filter((name) => !name.startsWith(".") && !name.endsWith(FAILED_SUFFIX));
  if (names.length > 0) {
    return names.toSorted().map((name) => join(folder, name));
  }
  throw new InputError("Cannot find notebooks: there is none in notebooks/");
}
